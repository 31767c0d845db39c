CREATE TABLE "collection_homes" (
	"region_id" text NOT NULL,
	"dwelling" text NOT NULL,
	"asked_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "collection_homes_region_id_dwelling_pk" PRIMARY KEY("region_id","dwelling")
);
--> statement-breakpoint
CREATE TABLE "notification_preferences" (
	"user_id" text PRIMARY KEY NOT NULL,
	"push_off" text[] DEFAULT '{}' NOT NULL,
	"email_on" text[] DEFAULT '{}' NOT NULL,
	"lead_minutes" integer DEFAULT 60 NOT NULL,
	"quiet_from" time,
	"quiet_until" time,
	"marketing_consent_at" timestamp (3) with time zone,
	"locale" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "notifications" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"topic" text NOT NULL,
	"key" text NOT NULL,
	"kind" text NOT NULL,
	"parameters" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"read_at" timestamp (3) with time zone,
	"expires_at" timestamp (3) with time zone,
	"mailed_at" timestamp (3) with time zone,
	CONSTRAINT "notifications_once_per_person" UNIQUE("user_id","key")
);
--> statement-breakpoint
CREATE TABLE "push_devices" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"transport" text NOT NULL,
	"token" text NOT NULL,
	"p256dh" text,
	"auth" text,
	"name" text,
	"locale" text NOT NULL,
	"refreshed_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "push_devices_token_unique" UNIQUE("transport","token")
);
--> statement-breakpoint
CREATE TABLE "pushed_notifications" (
	"notification_id" text NOT NULL,
	"device_id" text NOT NULL,
	"pushed_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "pushed_notifications_notification_id_device_id_pk" PRIMARY KEY("notification_id","device_id")
);
--> statement-breakpoint
CREATE TABLE "upcoming_collections" (
	"region_id" text NOT NULL,
	"dwelling" text NOT NULL,
	"uid" text NOT NULL,
	"put_out_from" timestamp (3) with time zone NOT NULL,
	"put_out_until" timestamp (3) with time zone NOT NULL,
	"streams" jsonb NOT NULL,
	CONSTRAINT "upcoming_collections_region_id_dwelling_uid_pk" PRIMARY KEY("region_id","dwelling","uid")
);
--> statement-breakpoint
ALTER TABLE "notification_preferences" ADD CONSTRAINT "notification_preferences_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "push_devices" ADD CONSTRAINT "push_devices_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pushed_notifications" ADD CONSTRAINT "pushed_notifications_notification_id_notifications_id_fk" FOREIGN KEY ("notification_id") REFERENCES "public"."notifications"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pushed_notifications" ADD CONSTRAINT "pushed_notifications_device_id_push_devices_id_fk" FOREIGN KEY ("device_id") REFERENCES "public"."push_devices"("id") ON DELETE cascade ON UPDATE cascade;--> statement-breakpoint
CREATE INDEX "notifications_newest" ON "notifications" USING btree ("user_id","created_at","id");--> statement-breakpoint
CREATE INDEX "notifications_unread" ON "notifications" USING btree ("user_id") WHERE "notifications"."read_at" is null;--> statement-breakpoint
CREATE INDEX "notifications_created" ON "notifications" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "push_devices_user" ON "push_devices" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "pushed_notifications_device" ON "pushed_notifications" USING btree ("device_id");--> statement-breakpoint
CREATE INDEX "upcoming_collections_until" ON "upcoming_collections" USING btree ("put_out_until");--> statement-breakpoint
CREATE INDEX "users_home" ON "users" USING btree ("home_region_id","dwelling");--> statement-breakpoint
-- The quiet hours of a person at a moment; null outside of them, and without any. A zone that PostgreSQL doesn't know is Korea's.
CREATE FUNCTION "quiet_hours_at"(moment timestamptz, zone text, quiet_from time, quiet_until time) RETURNS tstzrange
LANGUAGE plpgsql STABLE STRICT AS $$
DECLARE
	clock timestamp;
	begins timestamp;
	ends timestamp;
BEGIN
	BEGIN
		clock := moment AT TIME ZONE zone;
	EXCEPTION WHEN invalid_parameter_value THEN
		zone := 'Asia/Seoul';
		clock := moment AT TIME ZONE zone;
	END;
	begins := clock::date + quiet_from;
	IF begins > clock THEN
		begins := begins - interval '1 day';
	END IF;
	ends := begins::date + quiet_until;
	IF ends <= begins THEN
		ends := ends + interval '1 day';
	END IF;
	IF ends <= clock THEN
		RETURN NULL;
	END IF;
	-- Both may lie in the hour that clocks skip.
	RETURN tstzrange(least(begins AT TIME ZONE zone, moment), greatest(ends AT TIME ZONE zone, moment));
END;
$$;
