-- Regions so far lie in one country; the files tell the zone of every other.
ALTER TABLE "regions" ADD COLUMN "time_zone" text DEFAULT 'Asia/Seoul' NOT NULL;--> statement-breakpoint
ALTER TABLE "regions" ALTER COLUMN "time_zone" DROP DEFAULT;
