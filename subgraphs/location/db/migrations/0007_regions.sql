CREATE TABLE "abolished_codes" (
	"code" text PRIMARY KEY NOT NULL,
	"full_name" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "regions" ALTER COLUMN "name_en" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "regions" ALTER COLUMN "latitude" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "regions" ALTER COLUMN "longitude" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "region_names" ADD COLUMN "grams" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "regions" ADD COLUMN "bounds" double precision[];--> statement-breakpoint
ALTER TABLE "regions" ADD COLUMN "boundary_code" text;--> statement-breakpoint
ALTER TABLE "regions" ADD COLUMN "abolished_on" date;--> statement-breakpoint
ALTER TABLE "regions" ADD COLUMN "successor_ids" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
CREATE INDEX "region_names_prefix" ON "region_names" USING btree ("search_key" text_pattern_ops);--> statement-breakpoint
CREATE INDEX "region_names_grams" ON "region_names" USING gin ("grams");--> statement-breakpoint
CREATE INDEX "regions_level" ON "regions" USING btree ("level");--> statement-breakpoint
CREATE INDEX "regions_boundary_code" ON "regions" USING btree ("boundary_code");