-- The start that applies this writes all names again.
DELETE FROM "item_names";--> statement-breakpoint
ALTER TABLE "item_names" ADD COLUMN "parts" text[] NOT NULL;--> statement-breakpoint
CREATE INDEX "item_names_parts" ON "item_names" USING gin ("parts");