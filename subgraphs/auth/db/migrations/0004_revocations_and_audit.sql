CREATE TABLE "audit_events" (
	"number" bigint PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"kind" text NOT NULL,
	"scopes" text,
	"actor" text NOT NULL,
	"happened_at" timestamp (3) with time zone NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "revocations" (
	"number" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "revocations_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"session_id" text,
	"account_id" text,
	"scopes" text[],
	"recorded_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "banned_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "confirmed_at" timestamp (3) with time zone;--> statement-breakpoint
UPDATE "sessions" SET "confirmed_at" = "created_at";--> statement-breakpoint
ALTER TABLE "sessions" ALTER COLUMN "confirmed_at" SET NOT NULL;--> statement-breakpoint
CREATE INDEX "audit_events_account" ON "audit_events" USING btree ("account_id","number");--> statement-breakpoint
CREATE INDEX "revocations_recorded" ON "revocations" USING btree ("recorded_at");
--> statement-breakpoint
-- Revokes the access tokens of a session that ends before it expires.
CREATE FUNCTION revoke_session_tokens() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO revocations (session_id) VALUES (OLD.id);
	RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER sessions_ended AFTER UPDATE OF revoked_at ON sessions FOR EACH ROW
	WHEN (OLD.revoked_at IS NULL AND NEW.revoked_at IS NOT NULL) EXECUTE FUNCTION revoke_session_tokens();--> statement-breakpoint
CREATE TRIGGER sessions_deleted AFTER DELETE ON sessions FOR EACH ROW
	WHEN (OLD.revoked_at IS NULL AND OLD.expires_at > now()) EXECUTE FUNCTION revoke_session_tokens();--> statement-breakpoint
-- Revokes the access tokens of an account that have other scopes than it has now.
CREATE FUNCTION revoke_scopes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO revocations (account_id, scopes) VALUES (NEW.id, NEW.scopes);
	RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER accounts_scopes_changed AFTER UPDATE OF scopes ON accounts FOR EACH ROW
	WHEN (OLD.scopes IS DISTINCT FROM NEW.scopes) EXECUTE FUNCTION revoke_scopes();
--> statement-breakpoint
-- The text of an event whose digest is stored. Every value is quoted, so no two events have the same text.
CREATE FUNCTION audit_text(event audit_events, previous_hash text) RETURNS text LANGUAGE sql STABLE AS $$
	SELECT jsonb_build_array(
		previous_hash, event.number, event.account_id, event.kind, event.scopes, event.actor,
		to_char(event.happened_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS')
	)::text
$$;--> statement-breakpoint
-- Numbers an event and chains it to the one before. One transaction at a time: the lock ends with it.
CREATE FUNCTION chain_audit_event() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
	previous audit_events;
BEGIN
	PERFORM pg_advisory_xact_lock(hashtext('audit_events'));
	SELECT * INTO previous FROM audit_events ORDER BY number DESC LIMIT 1;
	NEW.number := coalesce(previous.number, 0) + 1;
	NEW.happened_at := clock_timestamp();
	NEW.hash := encode(sha256(convert_to(audit_text(NEW, coalesce(previous.hash, '')), 'UTF8')), 'hex');
	RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER audit_events_chained BEFORE INSERT ON audit_events FOR EACH ROW EXECUTE FUNCTION chain_audit_event();--> statement-breakpoint
CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION 'Audit events are only added.';
END $$;--> statement-breakpoint
CREATE TRIGGER audit_events_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_events
	FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();--> statement-breakpoint
-- Records a change of scopes or a ban, and ends the sessions of somebody who is banned, whoever makes the change.
CREATE FUNCTION audit_account() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
	actor text := coalesce(nullif(current_setting('bunri.actor', true), ''), 'database ' || session_user);
BEGIN
	IF OLD.scopes IS DISTINCT FROM NEW.scopes THEN
		INSERT INTO audit_events (account_id, kind, scopes, actor) VALUES (NEW.id, 'SCOPES_CHANGED', array_to_string(NEW.scopes, ' '), actor);
	END IF;
	IF (OLD.banned_at IS NULL) <> (NEW.banned_at IS NULL) THEN
		INSERT INTO audit_events (account_id, kind, actor)
			VALUES (NEW.id, CASE WHEN NEW.banned_at IS NULL THEN 'UNBANNED' ELSE 'BANNED' END, actor);
	END IF;
	IF NEW.banned_at IS NOT NULL THEN
		UPDATE sessions SET revoked_at = now() WHERE account_id = NEW.id AND revoked_at IS NULL;
	END IF;
	RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER accounts_audited AFTER UPDATE OF scopes, banned_at ON accounts FOR EACH ROW
	WHEN (OLD.scopes IS DISTINCT FROM NEW.scopes OR OLD.banned_at IS DISTINCT FROM NEW.banned_at)
	EXECUTE FUNCTION audit_account();
