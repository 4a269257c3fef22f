CREATE TABLE "channel_address" (
	"person_id" text NOT NULL,
	"channel" text NOT NULL,
	"address" text NOT NULL,
	"verified_at" timestamp with time zone,
	"switched_off_at" timestamp with time zone,
	"switched_off_why" text,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "channel_address_person_id_channel_pk" PRIMARY KEY("person_id","channel"),
	CONSTRAINT "channel_address_off" CHECK ((switched_off_at is null) = (switched_off_why is null))
);
--> statement-breakpoint
CREATE TABLE "channel_pause" (
	"channel" text PRIMARY KEY NOT NULL,
	"until" timestamp with time zone NOT NULL,
	"reason" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "delivery" (
	"id" text PRIMARY KEY NOT NULL,
	"notification_id" text,
	"person_id" text NOT NULL,
	"channel" text NOT NULL,
	"window" text DEFAULT 'now' NOT NULL,
	"carried_by" text,
	"state" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"failures" integer DEFAULT 0 NOT NULL,
	"not_before" timestamp with time zone,
	"last_reason" text,
	"provider_id" text,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "delivery_once" UNIQUE("notification_id","channel","window"),
	CONSTRAINT "delivery_state" CHECK (state in ('queued', 'held', 'sent', 'delivered', 'bounced', 'dead', 'suppressed')),
	CONSTRAINT "delivery_waits" CHECK ((not_before is not null) = (state in ('queued', 'held', 'sent') and carried_by is null)),
	CONSTRAINT "delivery_tried" CHECK (failures between 0 and attempts and (state <> 'sent' or attempts > 0 or carried_by is not null)),
	CONSTRAINT "delivery_why" CHECK (state not in ('bounced', 'dead', 'suppressed') or last_reason is not null),
	CONSTRAINT "delivery_window" CHECK ((notification_id is not null or "window" <> 'now') and (state <> 'held' or "window" <> 'now')),
	CONSTRAINT "delivery_carried" CHECK (carried_by is null or (notification_id is not null and "window" <> 'now' and state <> 'held'))
);
--> statement-breakpoint
CREATE TABLE "delivery_attempt" (
	"delivery_id" text NOT NULL,
	"attempt" integer NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"outcome" text,
	"reason" text,
	CONSTRAINT "delivery_attempt_delivery_id_attempt_pk" PRIMARY KEY("delivery_id","attempt"),
	CONSTRAINT "delivery_attempt_end" CHECK ((ended_at is null) = (outcome is null)),
	CONSTRAINT "delivery_attempt_why" CHECK (outcome is null or outcome = 'delivered' or reason is not null)
);
--> statement-breakpoint
CREATE TABLE "notification" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"kind" text NOT NULL,
	"data" jsonb NOT NULL,
	"event_id" bigint NOT NULL,
	"listed" boolean NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"read_at" timestamp with time zone,
	CONSTRAINT "notification_once" UNIQUE("event_id","person_id","kind"),
	CONSTRAINT "notification_read" CHECK (read_at >= created_at)
);
--> statement-breakpoint
CREATE TABLE "notification_preference" (
	"person_id" text NOT NULL,
	"kind" text NOT NULL,
	"channel" text NOT NULL,
	"wanted" boolean NOT NULL,
	CONSTRAINT "notification_preference_person_id_kind_channel_pk" PRIMARY KEY("person_id","kind","channel")
);
--> statement-breakpoint
CREATE TABLE "notification_setting" (
	"person_id" text PRIMARY KEY NOT NULL,
	"language" text DEFAULT 'en' NOT NULL,
	"digest" text DEFAULT 'none' NOT NULL,
	"muted_until" timestamp with time zone,
	CONSTRAINT "notification_setting_language" CHECK (language in ('en', 'de')),
	CONSTRAINT "notification_setting_digest" CHECK (digest in ('none', 'hourly', 'daily', 'weekly'))
);
--> statement-breakpoint
CREATE TABLE "quiet_hours" (
	"person_id" text PRIMARY KEY NOT NULL,
	"zone" text NOT NULL,
	"start" text NOT NULL,
	"end" text NOT NULL,
	CONSTRAINT "quiet_hours_start" CHECK (start ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
	CONSTRAINT "quiet_hours_end" CHECK ("end" ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$')
);
--> statement-breakpoint
ALTER TABLE "channel_address" ADD CONSTRAINT "channel_address_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_notification_id_notification_id_fk" FOREIGN KEY ("notification_id") REFERENCES "public"."notification"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_carried_by_delivery_id_fk" FOREIGN KEY ("carried_by") REFERENCES "public"."delivery"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delivery_attempt" ADD CONSTRAINT "delivery_attempt_delivery_id_delivery_id_fk" FOREIGN KEY ("delivery_id") REFERENCES "public"."delivery"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notification" ADD CONSTRAINT "notification_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notification_preference" ADD CONSTRAINT "notification_preference_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notification_setting" ADD CONSTRAINT "notification_setting_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quiet_hours" ADD CONSTRAINT "quiet_hours_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "delivery_one_digest" ON "delivery" USING btree ("person_id","channel","window") WHERE notification_id is null;--> statement-breakpoint
CREATE INDEX "delivery_due" ON "delivery" USING btree ("channel","not_before") WHERE state in ('queued', 'sent');--> statement-breakpoint
CREATE INDEX "delivery_held" ON "delivery" USING btree ("not_before") WHERE state = 'held';--> statement-breakpoint
CREATE INDEX "delivery_carried" ON "delivery" USING btree ("carried_by") WHERE carried_by is not null;--> statement-breakpoint
CREATE INDEX "delivery_person" ON "delivery" USING btree ("person_id","created_at");--> statement-breakpoint
CREATE INDEX "notification_list" ON "notification" USING btree ("person_id","created_at","id") WHERE listed;--> statement-breakpoint
CREATE INDEX "notification_unread" ON "notification" USING btree ("person_id") WHERE listed and read_at is null;