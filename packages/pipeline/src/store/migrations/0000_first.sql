CREATE SCHEMA IF NOT EXISTS "movable_ink";
--> statement-breakpoint
CREATE TABLE "movable_ink"."deliveries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"event_id" uuid NOT NULL,
	"destination_id" uuid NOT NULL,
	"mapping_id" uuid,
	"state" text NOT NULL,
	"reason" text,
	"message" text,
	"attempts" integer DEFAULT 0 NOT NULL,
	"attempt_log" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"retry_until" timestamp with time zone,
	"next_try_at" timestamp with time zone,
	"finished_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "movable_ink"."destinations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"source_id" uuid NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"sealed_settings" text NOT NULL,
	"enabled" boolean NOT NULL,
	"concurrency" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "movable_ink"."events" (
	"id" uuid PRIMARY KEY NOT NULL,
	"source_id" uuid NOT NULL,
	"message_id" text NOT NULL,
	"type" text NOT NULL,
	"name" text,
	"payload" text NOT NULL,
	"received_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "movable_ink"."mappings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"destination_id" uuid NOT NULL,
	"name" text NOT NULL,
	"trigger" text NOT NULL,
	"action" text NOT NULL,
	"fields" jsonb NOT NULL,
	"enabled" boolean NOT NULL,
	"position" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "movable_ink"."message_ids" (
	"source_id" uuid NOT NULL,
	"hash" text NOT NULL,
	"seen_at" timestamp with time zone NOT NULL,
	CONSTRAINT "message_ids_source_id_hash_pk" PRIMARY KEY("source_id","hash")
);
--> statement-breakpoint
CREATE TABLE "movable_ink"."properties" (
	"name" text PRIMARY KEY NOT NULL,
	"value" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "movable_ink"."sources" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"write_key_fingerprint" text NOT NULL,
	"sealed_write_key" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "sources_write_key_fingerprint_unique" UNIQUE("write_key_fingerprint")
);
--> statement-breakpoint
ALTER TABLE "movable_ink"."deliveries" ADD CONSTRAINT "deliveries_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "movable_ink"."events"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "movable_ink"."deliveries" ADD CONSTRAINT "deliveries_destination_id_destinations_id_fk" FOREIGN KEY ("destination_id") REFERENCES "movable_ink"."destinations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "movable_ink"."deliveries" ADD CONSTRAINT "deliveries_mapping_id_mappings_id_fk" FOREIGN KEY ("mapping_id") REFERENCES "movable_ink"."mappings"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "movable_ink"."destinations" ADD CONSTRAINT "destinations_source_id_sources_id_fk" FOREIGN KEY ("source_id") REFERENCES "movable_ink"."sources"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "movable_ink"."events" ADD CONSTRAINT "events_source_id_sources_id_fk" FOREIGN KEY ("source_id") REFERENCES "movable_ink"."sources"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "movable_ink"."mappings" ADD CONSTRAINT "mappings_destination_id_destinations_id_fk" FOREIGN KEY ("destination_id") REFERENCES "movable_ink"."destinations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "movable_ink"."message_ids" ADD CONSTRAINT "message_ids_source_id_sources_id_fk" FOREIGN KEY ("source_id") REFERENCES "movable_ink"."sources"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "deliveries_by_event" ON "movable_ink"."deliveries" USING btree ("event_id");--> statement-breakpoint
CREATE INDEX "deliveries_by_mapping" ON "movable_ink"."deliveries" USING btree ("mapping_id");--> statement-breakpoint
CREATE INDEX "deliveries_by_state" ON "movable_ink"."deliveries" USING btree ("destination_id","state","id");--> statement-breakpoint
CREATE INDEX "destinations_by_source" ON "movable_ink"."destinations" USING btree ("source_id");--> statement-breakpoint
CREATE INDEX "events_by_source" ON "movable_ink"."events" USING btree ("source_id","id");--> statement-breakpoint
CREATE INDEX "mappings_by_destination" ON "movable_ink"."mappings" USING btree ("destination_id");--> statement-breakpoint
CREATE INDEX "message_ids_by_time" ON "movable_ink"."message_ids" USING btree ("seen_at");