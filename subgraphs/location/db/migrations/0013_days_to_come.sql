-- Days after the import of their rows are mistakes. They would make these rows newer than all later ones.
UPDATE "source_records" SET "observed_on" = NULL WHERE "observed_on" > "read_on";--> statement-breakpoint
UPDATE "source_records" SET "edition" = units.edition
FROM (SELECT "data_set", "unit", max("observed_on") AS edition FROM "source_records" WHERE "unit" IS NOT NULL GROUP BY 1, 2) AS units
WHERE units."data_set" = "source_records"."data_set" AND units."unit" = "source_records"."unit" AND "source_records"."edition" > "source_records"."read_on";
