ALTER TABLE "movable_ink"."deliveries" DROP CONSTRAINT "deliveries_destination_id_destinations_id_fk";
--> statement-breakpoint
ALTER TABLE "movable_ink"."deliveries" DROP CONSTRAINT "deliveries_mapping_id_mappings_id_fk";
--> statement-breakpoint
ALTER TABLE "movable_ink"."events" DROP CONSTRAINT "events_source_id_sources_id_fk";
--> statement-breakpoint
ALTER TABLE "movable_ink"."message_ids" DROP CONSTRAINT "message_ids_source_id_sources_id_fk";
