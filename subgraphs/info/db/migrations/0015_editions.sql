CREATE TABLE "import_changes" (
	"import_id" integer NOT NULL,
	"data_set" text NOT NULL,
	"key" text NOT NULL,
	"before" jsonb,
	CONSTRAINT "import_changes_import_id_data_set_key_pk" PRIMARY KEY("import_id","data_set","key")
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "imports_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"data_set" text NOT NULL,
	"title" text NOT NULL,
	"publisher" text DEFAULT '' NOT NULL,
	"url" text,
	"license" text,
	"file" text NOT NULL,
	"file_hash" text NOT NULL,
	"edition" date,
	"rows" integer DEFAULT 0 NOT NULL,
	"kept_rows" integer DEFAULT 0 NOT NULL,
	"counts" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"loaded_at" timestamp (3) with time zone NOT NULL,
	"undone_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "collection_records" ADD COLUMN "data_set" text DEFAULT 'household-rules' NOT NULL;--> statement-breakpoint
ALTER TABLE "collection_records" ADD COLUMN "unit" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "collection_records" ADD COLUMN "edition" date;--> statement-breakpoint
ALTER TABLE "collection_records" ADD COLUMN "retired_on" date;--> statement-breakpoint
ALTER TABLE "fee_records" ADD COLUMN "unit" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "fee_records" ADD COLUMN "edition" date;--> statement-breakpoint
ALTER TABLE "fee_records" ADD COLUMN "retired_on" date;--> statement-breakpoint
ALTER TABLE "fee_records" ADD COLUMN "topic" text;--> statement-breakpoint
ALTER TABLE "import_changes" ADD CONSTRAINT "import_changes_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "import_changes_key" ON "import_changes" USING btree ("data_set","key");--> statement-breakpoint
CREATE INDEX "imports_data_set" ON "imports" USING btree ("data_set","id");--> statement-breakpoint
-- Rows that were loaded before there were editions: the region's latest day is the edition.
UPDATE "collection_records" SET "unit" = coalesce("region_id", ''), "edition" = (
  SELECT max(other."observed_on") FROM "collection_records" AS other WHERE other."region_id" IS NOT DISTINCT FROM "collection_records"."region_id");--> statement-breakpoint
UPDATE "fee_records" SET "unit" = coalesce("region_id", '') || case when "data_set" = 'bulky-fees' then '' else coalesce(' ' || nullif("raw" ->> '제공기관코드', ''), '') end;--> statement-breakpoint
UPDATE "fee_records" SET "edition" = units.edition
FROM (SELECT "data_set", "unit", max("observed_on") AS edition FROM "fee_records" GROUP BY 1, 2) AS units
WHERE units."data_set" = "fee_records"."data_set" AND units."unit" = "fee_records"."unit";
--> statement-breakpoint
CREATE TABLE "dated_collections" (
	"data_set" text NOT NULL,
	"key" text NOT NULL,
	"unit" text NOT NULL,
	"line" integer NOT NULL,
	"raw" jsonb NOT NULL,
	"content_hash" text NOT NULL,
	"outcome" text NOT NULL,
	"reason" text,
	"detail" text,
	"area" text NOT NULL,
	"area_key" text NOT NULL,
	"day" date NOT NULL,
	"waste" text NOT NULL,
	"method" text,
	"observed_on" date,
	"read_on" date NOT NULL,
	"edition" date,
	"retired_on" date,
	CONSTRAINT "dated_collections_data_set_key_pk" PRIMARY KEY("data_set","key")
);
--> statement-breakpoint
CREATE INDEX "dated_collections_area" ON "dated_collections" USING btree ("area_key","day") WHERE "dated_collections"."retired_on" is null;
