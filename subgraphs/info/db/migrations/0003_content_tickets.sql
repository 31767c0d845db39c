CREATE TABLE "content_tickets" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"item_id" text,
	"region_id" text,
	"problem" text,
	"name" text,
	"comment" text,
	"locale" text NOT NULL,
	"user_id" text,
	"sender" text,
	"received_at" timestamp with time zone DEFAULT now() NOT NULL,
	"closed_at" timestamp with time zone,
	"closed_by" text,
	"resolution" text
);
--> statement-breakpoint
ALTER TABLE "content_tickets" ADD CONSTRAINT "content_tickets_region_id_regions_id_fk" FOREIGN KEY ("region_id") REFERENCES "public"."regions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "content_tickets_open" ON "content_tickets" USING btree ("received_at","id") WHERE "content_tickets"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "content_tickets_sender" ON "content_tickets" USING btree ("sender","received_at") WHERE "content_tickets"."sender" is not null;