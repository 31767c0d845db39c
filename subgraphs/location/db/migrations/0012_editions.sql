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
CREATE TABLE "other_data_sets" (
	"name" text PRIMARY KEY NOT NULL,
	"title" text NOT NULL,
	"publisher" text NOT NULL,
	"url" text,
	"license" text,
	"edition" date,
	"rows" integer NOT NULL,
	"loaded_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "retired_places" (
	"id" text PRIMARY KEY NOT NULL,
	"place" jsonb NOT NULL,
	"retired_on" date NOT NULL,
	"successor_id" text
);
--> statement-breakpoint
ALTER TABLE "places" ADD COLUMN "access" text DEFAULT 'PUBLIC' NOT NULL;--> statement-breakpoint
ALTER TABLE "source_records" ADD COLUMN "detail" text;--> statement-breakpoint
ALTER TABLE "source_records" ADD COLUMN "former_place_id" text;--> statement-breakpoint
ALTER TABLE "source_records" ADD COLUMN "pinned_place_id" text;--> statement-breakpoint
ALTER TABLE "source_records" ADD COLUMN "unit" text;--> statement-breakpoint
ALTER TABLE "source_records" ADD COLUMN "edition" date;--> statement-breakpoint
ALTER TABLE "source_records" ADD COLUMN "retired_on" date;--> statement-breakpoint
ALTER TABLE "source_records" ADD COLUMN "block" text;--> statement-breakpoint
ALTER TABLE "source_records" ADD COLUMN "facts" jsonb;--> statement-breakpoint
ALTER TABLE "import_changes" ADD CONSTRAINT "import_changes_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "import_changes_key" ON "import_changes" USING btree ("data_set","key");--> statement-breakpoint
CREATE INDEX "imports_data_set" ON "imports" USING btree ("data_set","id");--> statement-breakpoint
CREATE INDEX "source_records_block" ON "source_records" USING btree ("block") WHERE "source_records"."retired_on" is null;--> statement-breakpoint
CREATE INDEX "source_records_unit" ON "source_records" USING btree ("data_set","unit");--> statement-breakpoint
-- Rows that were loaded before there were editions: the provider's latest day is the edition. What they state is stored when the file is loaded again.
UPDATE "source_records" SET "unit" = case when "data_set" = 'openstreetmap' then "key" else coalesce(nullif("raw" ->> '제공기관코드', ''), nullif("provider", ''), "data_set") end
WHERE "data_set" <> 'residents' and "key" not like 'reference:%';--> statement-breakpoint
UPDATE "source_records" SET "edition" = units.edition
FROM (SELECT "data_set", "unit", max("observed_on") AS edition FROM "source_records" WHERE "unit" IS NOT NULL GROUP BY 1, 2) AS units
WHERE units."data_set" = "source_records"."data_set" AND units."unit" = "source_records"."unit" AND units.edition IS NOT NULL;
