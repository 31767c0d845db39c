CREATE INDEX "event_inbox_arrival" ON "event_inbox" USING btree ("received_at","sequence") WHERE "event_inbox"."handled_at" is null and "event_inbox"."set_aside_at" is null;
--> statement-breakpoint
-- A review that was on its way when its moderator was erased.
create trigger refuse_erased_account_review before update of reviewed_by on place_suggestions for each row
  when (new.reviewed_by is not null) execute function refuse_erased_account('reviewed_by');
