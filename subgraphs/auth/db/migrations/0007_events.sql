CREATE TABLE "erased_accounts" (
	"digest" text PRIMARY KEY NOT NULL,
	"erased_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "event_handled_positions" (
	"source" text NOT NULL,
	"partition_key" text NOT NULL,
	"sequence" bigint NOT NULL,
	CONSTRAINT "event_handled_positions_source_partition_key_pk" PRIMARY KEY("source","partition_key")
);
--> statement-breakpoint
CREATE TABLE "event_inbox" (
	"id" text PRIMARY KEY NOT NULL,
	"source" text NOT NULL,
	"type" text NOT NULL,
	"partition_key" text NOT NULL,
	"sequence" bigint NOT NULL,
	"data" jsonb,
	"created_at" timestamp (3) with time zone NOT NULL,
	"received_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"due_at" timestamp (3) with time zone,
	"handled_at" timestamp (3) with time zone,
	"set_aside_at" timestamp (3) with time zone,
	"reason" text
);
--> statement-breakpoint
CREATE TABLE "event_outbox" (
	"number" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "event_outbox_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"id" text NOT NULL,
	"type" text NOT NULL,
	"partition_key" text NOT NULL,
	"sequence" bigint NOT NULL,
	"data" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "event_sent_positions" (
	"partition_key" text PRIMARY KEY NOT NULL,
	"sequence" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "erasure_confirmations" (
	"account_id" text NOT NULL,
	"subgraph" text NOT NULL,
	"confirmed_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "erasure_confirmations_account_id_subgraph_pk" PRIMARY KEY("account_id","subgraph")
);
--> statement-breakpoint
CREATE TABLE "data_export_parts" (
	"export_id" text NOT NULL,
	"subgraph" text NOT NULL,
	"part" integer NOT NULL,
	"parts" integer NOT NULL,
	"text" text NOT NULL,
	CONSTRAINT "data_export_parts_export_id_subgraph_part_pk" PRIMARY KEY("export_id","subgraph","part")
);
--> statement-breakpoint
CREATE TABLE "data_exports" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"locale" text NOT NULL,
	"requested_at" timestamp (3) with time zone NOT NULL,
	"ready_at" timestamp (3) with time zone,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"archive" "bytea"
);
--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "words" jsonb;--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "notification_id" text;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "deletion_locale" text;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "erasure_requested_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "preferred_locale" text;--> statement-breakpoint
ALTER TABLE "erasure_confirmations" ADD CONSTRAINT "erasure_confirmations_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "data_export_parts" ADD CONSTRAINT "data_export_parts_export_id_data_exports_id_fk" FOREIGN KEY ("export_id") REFERENCES "public"."data_exports"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "data_exports" ADD CONSTRAINT "data_exports_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "event_inbox_open" ON "event_inbox" USING btree ("source","partition_key","sequence") WHERE "event_inbox"."handled_at" is null and "event_inbox"."set_aside_at" is null;--> statement-breakpoint
CREATE INDEX "event_inbox_handled" ON "event_inbox" USING btree ("handled_at") WHERE "event_inbox"."handled_at" is not null;--> statement-breakpoint
CREATE INDEX "event_inbox_set_aside" ON "event_inbox" USING btree ("set_aside_at") WHERE "event_inbox"."set_aside_at" is not null;--> statement-breakpoint
CREATE INDEX "data_exports_account" ON "data_exports" USING btree ("account_id","requested_at");--> statement-breakpoint
CREATE INDEX "data_exports_expires" ON "data_exports" USING btree ("expires_at");--> statement-breakpoint
CREATE UNIQUE INDEX "mails_notification_unique" ON "mails" USING btree ("notification_id");