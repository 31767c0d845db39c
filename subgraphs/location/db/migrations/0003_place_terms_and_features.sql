ALTER TABLE "place_materials" ADD COLUMN "pricing" text DEFAULT 'UNKNOWN' NOT NULL;--> statement-breakpoint
ALTER TABLE "place_materials" ADD COLUMN "conditions_ko" text;--> statement-breakpoint
ALTER TABLE "place_materials" ADD COLUMN "conditions_en" text;--> statement-breakpoint
ALTER TABLE "places" ADD COLUMN "postal_code" text;--> statement-breakpoint
ALTER TABLE "places" ADD COLUMN "features" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "places" ADD COLUMN "accuracy" text DEFAULT 'ADDRESS' NOT NULL;--> statement-breakpoint
ALTER TABLE "source_records" ADD COLUMN "terms" jsonb DEFAULT '{}'::jsonb NOT NULL;