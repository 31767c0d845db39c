CREATE TABLE "collection_record_rules" (
	"record_key" text NOT NULL,
	"rule_id" text NOT NULL,
	CONSTRAINT "collection_record_rules_record_key_rule_id_pk" PRIMARY KEY("record_key","rule_id")
);
--> statement-breakpoint
CREATE TABLE "collection_records" (
	"key" text PRIMARY KEY NOT NULL,
	"line" integer NOT NULL,
	"raw" jsonb NOT NULL,
	"content_hash" text NOT NULL,
	"outcome" text NOT NULL,
	"reason" text,
	"detail" text,
	"region_id" text,
	"area" text,
	"place" text,
	"contact_phone" text,
	"observed_on" date,
	"read_on" date NOT NULL
);
--> statement-breakpoint
CREATE TABLE "collection_rules" (
	"id" text PRIMARY KEY NOT NULL,
	"region_id" text NOT NULL,
	"method" text NOT NULL,
	"weekdays" text[] NOT NULL,
	"has_other_days" boolean NOT NULL,
	"put_out_from" text,
	"put_out_minutes" integer,
	"placement" text NOT NULL,
	"conditions" text,
	"off_days" text,
	"areas" text[] NOT NULL,
	"contact_phone" text,
	"observed_on" date,
	"read_on" date NOT NULL
);
--> statement-breakpoint
CREATE TABLE "regions" (
	"id" text PRIMARY KEY NOT NULL,
	"ancestor_ids" text[] NOT NULL,
	"full_name_ko" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "collection_record_rules" ADD CONSTRAINT "collection_record_rules_record_key_collection_records_key_fk" FOREIGN KEY ("record_key") REFERENCES "public"."collection_records"("key") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "collection_record_rules" ADD CONSTRAINT "collection_record_rules_rule_id_collection_rules_id_fk" FOREIGN KEY ("rule_id") REFERENCES "public"."collection_rules"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "collection_records" ADD CONSTRAINT "collection_records_region_id_regions_id_fk" FOREIGN KEY ("region_id") REFERENCES "public"."regions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "collection_rules" ADD CONSTRAINT "collection_rules_region_id_regions_id_fk" FOREIGN KEY ("region_id") REFERENCES "public"."regions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "collection_record_rules_rule" ON "collection_record_rules" USING btree ("rule_id");--> statement-breakpoint
CREATE INDEX "collection_rules_region" ON "collection_rules" USING btree ("region_id");