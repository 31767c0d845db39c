CREATE TABLE "place_hours" (
	"place_id" text PRIMARY KEY NOT NULL,
	"hours" jsonb NOT NULL,
	"open_minutes" "int4multirange" NOT NULL
);
--> statement-breakpoint
ALTER TABLE "source_records" ADD COLUMN "hours" jsonb;--> statement-breakpoint
ALTER TABLE "place_hours" ADD CONSTRAINT "place_hours_place_id_places_id_fk" FOREIGN KEY ("place_id") REFERENCES "public"."places"("id") ON DELETE cascade ON UPDATE no action;