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
ALTER TABLE "place_suggestions" ALTER COLUMN "user_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "place_suggestions" ALTER COLUMN "contributor_id" DROP NOT NULL;--> statement-breakpoint
CREATE INDEX "event_inbox_open" ON "event_inbox" USING btree ("source","partition_key","sequence") WHERE "event_inbox"."handled_at" is null and "event_inbox"."set_aside_at" is null;--> statement-breakpoint
CREATE INDEX "event_inbox_handled" ON "event_inbox" USING btree ("handled_at") WHERE "event_inbox"."handled_at" is not null;--> statement-breakpoint
CREATE INDEX "event_inbox_set_aside" ON "event_inbox" USING btree ("set_aside_at") WHERE "event_inbox"."set_aside_at" is not null;
--> statement-breakpoint
-- The number is that of the advisory lock "erasure", and the digest that of closeToAccount.
create function refuse_erased_account() returns trigger language plpgsql as $$
declare
  account text := to_jsonb(new) ->> tg_argv[0];
begin
  if account is null then return new; end if;
  perform pg_advisory_xact_lock_shared(7421809, hashtext(account));
  if exists (
    select from erased_accounts
    where digest = rtrim(translate(encode(sha256(convert_to(account, 'UTF8')), 'base64'), '+/', '-_'), '=')
  ) then
    raise exception 'The account was erased.'
      using errcode = 'check_violation', constraint = 'erased_accounts_stay_erased', table = tg_table_name;
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger refuse_erased_account before insert on place_suggestions for each row execute function refuse_erased_account('user_id');
