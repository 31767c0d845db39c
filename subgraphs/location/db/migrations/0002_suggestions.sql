CREATE TABLE "place_suggestions" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"status" text NOT NULL,
	"place_id" text,
	"problem" text,
	"duplicate_of_place_id" text,
	"proposal" jsonb NOT NULL,
	"comment" text,
	"user_id" text NOT NULL,
	"contributor_id" text NOT NULL,
	"submitted_at" timestamp (3) with time zone NOT NULL,
	"reviewed_by" text,
	"reviewed_at" timestamp (3) with time zone,
	"review_note" text,
	"before" jsonb,
	"after" jsonb
);
--> statement-breakpoint
ALTER TABLE "places" ADD COLUMN "verified_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "places" ADD COLUMN "approved" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "places" ADD COLUMN "duplicate_of_id" text;--> statement-breakpoint
CREATE INDEX "place_suggestions_status" ON "place_suggestions" USING btree ("status","submitted_at","id");--> statement-breakpoint
CREATE INDEX "place_suggestions_submitted" ON "place_suggestions" USING btree ("submitted_at","id");--> statement-breakpoint
CREATE INDEX "place_suggestions_user" ON "place_suggestions" USING btree ("user_id","submitted_at","id");--> statement-breakpoint
CREATE INDEX "place_suggestions_place" ON "place_suggestions" USING btree ("place_id","status");