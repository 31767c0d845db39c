-- The start that applies this writes all names again.
DELETE FROM "item_names";--> statement-breakpoint
ALTER TABLE "item_names" ADD COLUMN "is_brand" boolean NOT NULL;--> statement-breakpoint
ALTER TABLE "item_names" ADD COLUMN "position" integer NOT NULL;--> statement-breakpoint
ALTER TABLE "item_names" ADD COLUMN "is_catalogue_name" boolean NOT NULL;