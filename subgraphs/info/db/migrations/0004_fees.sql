CREATE TABLE "disposal_methods" (
	"method" text PRIMARY KEY NOT NULL,
	"fee_status" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "fee_lines" (
	"id" text PRIMARY KEY NOT NULL,
	"data_set" text NOT NULL,
	"region_id" text NOT NULL,
	"method" text NOT NULL,
	"name_keys" text[] NOT NULL,
	"specification" jsonb NOT NULL,
	"users" text,
	"position" integer NOT NULL,
	"amount_minor" integer NOT NULL,
	"max_amount_minor" integer,
	"currency" text NOT NULL,
	"observed_on" date,
	"read_on" date NOT NULL
);
--> statement-breakpoint
CREATE TABLE "fee_record_lines" (
	"record_key" text NOT NULL,
	"line_id" text NOT NULL,
	"amount_minor" integer NOT NULL,
	CONSTRAINT "fee_record_lines_record_key_line_id_pk" PRIMARY KEY("record_key","line_id")
);
--> statement-breakpoint
CREATE TABLE "fee_records" (
	"key" text PRIMARY KEY NOT NULL,
	"data_set" text NOT NULL,
	"line" integer NOT NULL,
	"raw" jsonb NOT NULL,
	"content_hash" text NOT NULL,
	"outcome" text NOT NULL,
	"reason" text,
	"detail" text,
	"region_id" text,
	"observed_on" date,
	"read_on" date NOT NULL
);
--> statement-breakpoint
CREATE TABLE "local_rules" (
	"id" text PRIMARY KEY NOT NULL,
	"item_id" text NOT NULL,
	"region_id" text,
	"variant_id" text,
	"dwelling" text,
	"method" text,
	"fee_status" text,
	"summary" jsonb,
	"note" jsonb,
	"valid_from" date,
	"valid_until" date,
	"source_id" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "sources" ADD COLUMN "in_force_from" date;--> statement-breakpoint
ALTER TABLE "fee_lines" ADD CONSTRAINT "fee_lines_region_id_regions_id_fk" FOREIGN KEY ("region_id") REFERENCES "public"."regions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fee_record_lines" ADD CONSTRAINT "fee_record_lines_record_key_fee_records_key_fk" FOREIGN KEY ("record_key") REFERENCES "public"."fee_records"("key") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fee_record_lines" ADD CONSTRAINT "fee_record_lines_line_id_fee_lines_id_fk" FOREIGN KEY ("line_id") REFERENCES "public"."fee_lines"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fee_records" ADD CONSTRAINT "fee_records_region_id_regions_id_fk" FOREIGN KEY ("region_id") REFERENCES "public"."regions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "local_rules" ADD CONSTRAINT "local_rules_item_id_items_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."items"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "local_rules" ADD CONSTRAINT "local_rules_source_id_sources_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."sources"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "fee_lines_region" ON "fee_lines" USING btree ("region_id","method");--> statement-breakpoint
CREATE INDEX "fee_record_lines_line" ON "fee_record_lines" USING btree ("line_id");--> statement-breakpoint
CREATE INDEX "local_rules_item" ON "local_rules" USING btree ("item_id");--> statement-breakpoint
CREATE INDEX "local_rules_region" ON "local_rules" USING btree ("region_id");--> statement-breakpoint
CREATE INDEX "item_names_search_key" ON "item_names" USING btree ("search_key");