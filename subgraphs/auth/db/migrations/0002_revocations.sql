CREATE TABLE "revocations" (
	"number" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "revocations_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"session_id" text,
	"account_id" text,
	"scopes" text[],
	"recorded_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
CREATE INDEX "revocations_recorded" ON "revocations" USING btree ("recorded_at");--> statement-breakpoint
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
