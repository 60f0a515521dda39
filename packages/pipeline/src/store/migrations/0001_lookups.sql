DROP INDEX "movable_ink"."deliveries_by_mapping";--> statement-breakpoint
DROP INDEX "movable_ink"."deliveries_by_state";--> statement-breakpoint
CREATE INDEX "deliveries_by_reason" ON "movable_ink"."deliveries" USING btree ("destination_id","reason","created_at","id") WHERE reason is not null;--> statement-breakpoint
CREATE INDEX "deliveries_pending" ON "movable_ink"."deliveries" USING btree ("id") WHERE state in ('queued', 'retrying');--> statement-breakpoint
CREATE INDEX "events_by_time" ON "movable_ink"."events" USING btree ("received_at","id","source_id");--> statement-breakpoint
CREATE INDEX "deliveries_by_mapping" ON "movable_ink"."deliveries" USING btree ("mapping_id","created_at","id");--> statement-breakpoint
CREATE INDEX "deliveries_by_state" ON "movable_ink"."deliveries" USING btree ("destination_id","state","created_at","id");