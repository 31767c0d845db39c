-- The reference loader, whose version was raised, writes all names anew.
DELETE FROM "item_names";--> statement-breakpoint
DROP INDEX "item_names_search_key";--> statement-breakpoint
DROP INDEX "item_names_bigrams";--> statement-breakpoint
ALTER TABLE "item_names" ADD COLUMN "jamo" text NOT NULL;--> statement-breakpoint
ALTER TABLE "item_names" ADD COLUMN "jamo_bigrams" text[] NOT NULL;--> statement-breakpoint
ALTER TABLE "item_names" ADD COLUMN "choseong" text NOT NULL;--> statement-breakpoint
ALTER TABLE "item_names" ADD COLUMN "choseong_bigrams" text[] NOT NULL;--> statement-breakpoint
ALTER TABLE "item_names" ADD COLUMN "romanised" text NOT NULL;--> statement-breakpoint
CREATE INDEX "item_names_jamo" ON "item_names" USING btree ("jamo" text_pattern_ops);--> statement-breakpoint
CREATE INDEX "item_names_choseong" ON "item_names" USING btree ("choseong" text_pattern_ops);--> statement-breakpoint
CREATE INDEX "item_names_jamo_bigrams" ON "item_names" USING gin ("jamo_bigrams");--> statement-breakpoint
CREATE INDEX "item_names_choseong_bigrams" ON "item_names" USING gin ("choseong_bigrams");--> statement-breakpoint
ALTER TABLE "item_names" DROP COLUMN "bigrams";
