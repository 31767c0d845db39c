CREATE TABLE "security_events" (
	"number" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "security_events_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"account_id" text NOT NULL,
	"kind" text NOT NULL,
	"session_id" text,
	"device_name" text,
	"sign_in_method" text,
	"provider" text,
	"happened_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "identities" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"provider" text NOT NULL,
	"subject" text NOT NULL,
	"label" text,
	"linked_at" timestamp (3) with time zone NOT NULL,
	"disconnected_at" timestamp (3) with time zone,
	CONSTRAINT "identities_subject_unique" UNIQUE("provider","subject")
);
--> statement-breakpoint
CREATE TABLE "passkey_challenges" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"challenge" text NOT NULL,
	"account_id" text,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "passkeys" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"credential_id" text NOT NULL,
	"public_key" text NOT NULL,
	"signature_count" bigint NOT NULL,
	"transports" text[] NOT NULL,
	"name" text NOT NULL,
	"is_synced" boolean NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"last_used_at" timestamp (3) with time zone,
	CONSTRAINT "passkeys_credential_unique" UNIQUE("credential_id")
);
--> statement-breakpoint
CREATE TABLE "provider_sign_ins" (
	"id" text PRIMARY KEY NOT NULL,
	"provider" text NOT NULL,
	"session_id" text,
	"account_id" text,
	"return_url" text NOT NULL,
	"verifier_challenge" text NOT NULL,
	"start_hash" text NOT NULL,
	"browser_hash" text,
	"encrypted_request" text,
	"code_hash" text,
	"encrypted_identity" text,
	"terms_asked_at" timestamp (3) with time zone,
	"expires_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "provider_sign_ins_start_unique" UNIQUE("start_hash"),
	CONSTRAINT "provider_sign_ins_code_unique" UNIQUE("code_hash")
);
--> statement-breakpoint
ALTER TABLE "accounts" ALTER COLUMN "email" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "accounts" ALTER COLUMN "email_key" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "accounts" ALTER COLUMN "password_hash" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "deletion_scheduled_for" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "deletion_reason" text;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "deletion_started_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "two_factor_challenges" ADD COLUMN "token_delivery" text DEFAULT 'BODY' NOT NULL;--> statement-breakpoint
ALTER TABLE "two_factor_challenges" ADD COLUMN "method" text DEFAULT 'PASSWORD' NOT NULL;--> statement-breakpoint
ALTER TABLE "security_events" ADD CONSTRAINT "security_events_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identities" ADD CONSTRAINT "identities_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passkey_challenges" ADD CONSTRAINT "passkey_challenges_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passkeys" ADD CONSTRAINT "passkeys_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "provider_sign_ins" ADD CONSTRAINT "provider_sign_ins_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "security_events_account" ON "security_events" USING btree ("account_id","number");--> statement-breakpoint
CREATE INDEX "security_events_happened" ON "security_events" USING btree ("happened_at");--> statement-breakpoint
CREATE INDEX "identities_account" ON "identities" USING btree ("account_id","linked_at");--> statement-breakpoint
CREATE INDEX "passkey_challenges_expires" ON "passkey_challenges" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "passkeys_account" ON "passkeys" USING btree ("account_id","created_at");--> statement-breakpoint
CREATE INDEX "provider_sign_ins_expires" ON "provider_sign_ins" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "accounts_deletion" ON "accounts" USING btree ("deletion_scheduled_for") WHERE "accounts"."deletion_scheduled_for" is not null;--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_email_has_key" CHECK (("accounts"."email" is null) = ("accounts"."email_key" is null));--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_verified_email" CHECK ("accounts"."email" is not null or "accounts"."email_verified_at" is null);
--> statement-breakpoint
-- Security events are only added. They go with their account, and after a year.
CREATE FUNCTION refuse_security_event_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF TG_OP = 'DELETE' THEN
		IF OLD.happened_at < now() - interval '1 year' OR NOT EXISTS (SELECT FROM accounts WHERE id = OLD.account_id) THEN
			RETURN OLD;
		END IF;
	END IF;
	RAISE EXCEPTION 'Security events are only added.';
END $$;--> statement-breakpoint
CREATE TRIGGER security_events_append_only BEFORE UPDATE OR DELETE ON security_events
	FOR EACH ROW EXECUTE FUNCTION refuse_security_event_change();--> statement-breakpoint
CREATE TRIGGER security_events_not_truncated BEFORE TRUNCATE ON security_events
	FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();--> statement-breakpoint
-- The owner of an account reads what operators did to it.
CREATE FUNCTION copy_audit_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO security_events (account_id, kind) SELECT id, NEW.kind FROM accounts WHERE id = NEW.account_id;
	RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER audit_events_copied AFTER INSERT ON audit_events FOR EACH ROW EXECUTE FUNCTION copy_audit_event();
