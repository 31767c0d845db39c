CREATE INDEX "event_inbox_arrival" ON "event_inbox" USING btree ("received_at","sequence") WHERE "event_inbox"."handled_at" is null and "event_inbox"."set_aside_at" is null;
--> statement-breakpoint
-- The clock in a time zone; that of Seoul for one that PostgreSQL does not know, such as AET. JavaScript knows more.
CREATE FUNCTION "local_time_at"(moment timestamptz, zone text) RETURNS timestamp
LANGUAGE plpgsql STABLE STRICT AS $$
BEGIN
	RETURN moment AT TIME ZONE zone;
EXCEPTION WHEN invalid_parameter_value THEN
	RETURN moment AT TIME ZONE 'Asia/Seoul';
END;
$$;
