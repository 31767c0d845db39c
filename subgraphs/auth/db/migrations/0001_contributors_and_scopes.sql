ALTER TABLE "accounts" ADD COLUMN "contributor_id" text;--> statement-breakpoint
UPDATE "accounts" SET "contributor_id" = 'ctr_' || replace(gen_random_uuid()::text, '-', '');--> statement-breakpoint
ALTER TABLE "accounts" ALTER COLUMN "contributor_id" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "scopes" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_contributor_id_unique" UNIQUE("contributor_id");
