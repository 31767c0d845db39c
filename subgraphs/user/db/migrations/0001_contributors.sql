ALTER TABLE "users" ADD COLUMN "contributor_id" text;--> statement-breakpoint
CREATE INDEX "users_contributor" ON "users" USING btree ("contributor_id");