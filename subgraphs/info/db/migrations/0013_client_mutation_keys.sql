ALTER TABLE "content_tickets" ADD COLUMN "client_mutation_key" text;--> statement-breakpoint
ALTER TABLE "content_tickets" ADD CONSTRAINT "content_tickets_once_per_person" UNIQUE("user_id","kind","client_mutation_key");--> statement-breakpoint
ALTER TABLE "content_tickets" ADD CONSTRAINT "content_tickets_once_per_sender" UNIQUE("sender","kind","client_mutation_key");