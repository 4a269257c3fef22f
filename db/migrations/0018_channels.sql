CREATE TABLE "channel_code" (
	"person_id" text NOT NULL,
	"channel" text NOT NULL,
	"code_hash" text NOT NULL,
	"sealed" text,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "channel_code_person_id_channel_pk" PRIMARY KEY("person_id","channel")
);
--> statement-breakpoint
CREATE TABLE "webhook_endpoint" (
	"address_id" text PRIMARY KEY NOT NULL,
	"description" text NOT NULL,
	"kinds" text[],
	"secret" text NOT NULL,
	"former_secret" text,
	"former_until" timestamp with time zone,
	CONSTRAINT "webhook_endpoint_former" CHECK ((former_secret is null) = (former_until is null))
);
--> statement-breakpoint
ALTER TABLE "delivery" DROP CONSTRAINT "delivery_once";--> statement-breakpoint
DROP INDEX "delivery_one_digest";--> statement-breakpoint
ALTER TABLE "channel_address" DROP CONSTRAINT "channel_address_person_id_channel_pk";--> statement-breakpoint
ALTER TABLE "channel_address" ADD COLUMN "id" text PRIMARY KEY NOT NULL;--> statement-breakpoint
ALTER TABLE "channel_address" ADD COLUMN "fingerprint" text NOT NULL;--> statement-breakpoint
ALTER TABLE "channel_address" ADD COLUMN "label" text NOT NULL;--> statement-breakpoint
ALTER TABLE "channel_address" ADD COLUMN "failing_since" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "delivery" ADD COLUMN "address_id" text;--> statement-breakpoint
ALTER TABLE "delivery_attempt" ADD COLUMN "answer_status" integer;--> statement-breakpoint
ALTER TABLE "delivery_attempt" ADD COLUMN "answer_body" text;--> statement-breakpoint
ALTER TABLE "channel_code" ADD CONSTRAINT "channel_code_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_endpoint" ADD CONSTRAINT "webhook_endpoint_address_id_channel_address_id_fk" FOREIGN KEY ("address_id") REFERENCES "public"."channel_address"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "channel_code_found" ON "channel_code" USING btree ("channel","code_hash");--> statement-breakpoint
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_address_id_channel_address_id_fk" FOREIGN KEY ("address_id") REFERENCES "public"."channel_address"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "channel_address_single" ON "channel_address" USING btree ("person_id","channel") WHERE channel in ('email', 'telegram', 'discord', 'sms');--> statement-breakpoint
CREATE INDEX "channel_address_found" ON "channel_address" USING btree ("channel","fingerprint");--> statement-breakpoint
CREATE INDEX "delivery_address" ON "delivery" USING btree ("address_id","created_at") WHERE address_id is not null;--> statement-breakpoint
CREATE INDEX "delivery_provider" ON "delivery" USING btree ("provider_id") WHERE channel = 'sms';--> statement-breakpoint
CREATE INDEX "delivery_listed" ON "delivery" USING btree ("created_at","id") WHERE channel <> 'inapp';--> statement-breakpoint
CREATE UNIQUE INDEX "delivery_one_digest" ON "delivery" USING btree ("person_id","channel","address_id","window") WHERE notification_id is null;--> statement-breakpoint
ALTER TABLE "channel_address" ADD CONSTRAINT "channel_address_once" UNIQUE("person_id","channel","fingerprint");--> statement-breakpoint
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_once" UNIQUE("notification_id","channel","address_id","window");--> statement-breakpoint
ALTER TABLE "channel_address" ADD CONSTRAINT "channel_address_elsewhere" CHECK (channel <> 'inapp');