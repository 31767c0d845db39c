CREATE TABLE "collection_rule_regions" (
	"rule_id" text NOT NULL,
	"region_id" text NOT NULL,
	"coverage" text NOT NULL,
	"areas" text[] DEFAULT '{}' NOT NULL,
	CONSTRAINT "collection_rule_regions_rule_id_region_id_pk" PRIMARY KEY("rule_id","region_id")
);
--> statement-breakpoint
-- The areas are read again from the stored rows at the next start.
ALTER TABLE "collection_rules" ALTER COLUMN "areas" SET DATA TYPE jsonb USING '[]'::jsonb;--> statement-breakpoint
ALTER TABLE "collection_rules" ALTER COLUMN "areas" SET DEFAULT '[]'::jsonb;--> statement-breakpoint
ALTER TABLE "collection_record_rules" ADD COLUMN "is_superseded" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "collection_records" ADD COLUMN "area_key" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "collection_records" ADD COLUMN "areas" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "collection_rules" ADD COLUMN "is_superseded" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "regions" ADD COLUMN "name_ko" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "regions" ADD COLUMN "name_en" text;--> statement-breakpoint
ALTER TABLE "regions" ADD COLUMN "kind" text;--> statement-breakpoint
ALTER TABLE "regions" ADD COLUMN "boundary_code" text;--> statement-breakpoint
ALTER TABLE "regions" ADD COLUMN "overlap_ids" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "regions" ADD COLUMN "has_published_overlaps" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "collection_rule_regions" ADD CONSTRAINT "collection_rule_regions_rule_id_collection_rules_id_fk" FOREIGN KEY ("rule_id") REFERENCES "public"."collection_rules"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "collection_rule_regions" ADD CONSTRAINT "collection_rule_regions_region_id_regions_id_fk" FOREIGN KEY ("region_id") REFERENCES "public"."regions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "regions_former_ids" ON "regions" USING gin ("former_ids");--> statement-breakpoint
CREATE INDEX "regions_ancestor_ids" ON "regions" USING gin ("ancestor_ids");--> statement-breakpoint
ALTER TABLE "collection_records" DROP COLUMN "area";