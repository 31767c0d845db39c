CREATE TABLE "deleted_diary_entries" (
	"user_id" text NOT NULL,
	"client_entry_id" text NOT NULL,
	"entry_id" text NOT NULL,
	"deleted_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "deleted_diary_entries_user_id_client_entry_id_pk" PRIMARY KEY("user_id","client_entry_id"),
	CONSTRAINT "deleted_diary_entries_once" UNIQUE("entry_id")
);
--> statement-breakpoint
CREATE TABLE "diary_entries" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"client_entry_id" text NOT NULL,
	"item_id" text,
	"material_id" text,
	"place_id" text,
	"quantity" integer NOT NULL,
	"weight_grams" integer,
	"note" text,
	"disposed_on" date NOT NULL,
	"utc_offset_minutes" smallint NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "diary_entries_once_per_client_id" UNIQUE("user_id","client_entry_id")
);
--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "avatar_url" text;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "preferred_locale" text;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "unit_system" text DEFAULT 'METRIC' NOT NULL;--> statement-breakpoint
ALTER TABLE "deleted_diary_entries" ADD CONSTRAINT "deleted_diary_entries_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "diary_entries" ADD CONSTRAINT "diary_entries_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "deleted_diary_entries_latest" ON "deleted_diary_entries" USING btree ("user_id","deleted_at");--> statement-breakpoint
CREATE INDEX "diary_entries_latest" ON "diary_entries" USING btree ("user_id","disposed_on","id");