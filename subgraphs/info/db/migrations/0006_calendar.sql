ALTER TABLE "collection_rules" ADD COLUMN "material_ids" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "collection_rules" ADD COLUMN "dwellings" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "collection_rules" ADD COLUMN "weeks_of_month" integer[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
-- Regions so far lie in one country; the start that applies this fills in what the files say.
ALTER TABLE "regions" ADD COLUMN "full_name_en" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "regions" ALTER COLUMN "full_name_en" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "regions" ADD COLUMN "time_zone" text DEFAULT 'Asia/Seoul' NOT NULL;--> statement-breakpoint
ALTER TABLE "regions" ALTER COLUMN "time_zone" DROP DEFAULT;