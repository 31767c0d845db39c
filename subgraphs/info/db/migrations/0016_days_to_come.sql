-- Days after the import of their rows are mistakes. They would make these rows newer than all later ones.
UPDATE "collection_records" SET "observed_on" = NULL WHERE "observed_on" > "read_on";--> statement-breakpoint
UPDATE "collection_records" SET "edition" = units.edition
FROM (SELECT "unit", max("observed_on") AS edition FROM "collection_records" GROUP BY 1) AS units
WHERE units."unit" = "collection_records"."unit" AND "collection_records"."edition" > "collection_records"."read_on";--> statement-breakpoint
UPDATE "fee_records" SET "observed_on" = NULL WHERE "observed_on" > "read_on";--> statement-breakpoint
UPDATE "fee_records" SET "edition" = units.edition
FROM (SELECT "data_set", "unit", max("observed_on") AS edition FROM "fee_records" GROUP BY 1, 2) AS units
WHERE units."data_set" = "fee_records"."data_set" AND units."unit" = "fee_records"."unit" AND "fee_records"."edition" > "fee_records"."read_on";
