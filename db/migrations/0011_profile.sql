CREATE TABLE "data_export" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"requested_at" timestamp with time zone NOT NULL,
	"ready_at" timestamp with time zone,
	"expires_at" timestamp with time zone,
	"size_bytes" integer,
	"content" "bytea",
	CONSTRAINT "data_export_ready" CHECK ((ready_at is null) = (expires_at is null)),
	CONSTRAINT "data_export_content" CHECK (content is null or ready_at is not null)
);
--> statement-breakpoint
CREATE TABLE "person_deletion" (
	"person_id" text PRIMARY KEY NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"reason" text,
	"done_at" timestamp with time zone,
	CONSTRAINT "person_deletion_due" CHECK (due_at > asked_at)
);
--> statement-breakpoint
ALTER TABLE "person" DROP CONSTRAINT "person_way_in";--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "bio" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "country" text;--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "language" text DEFAULT 'en' NOT NULL;--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "zone" text DEFAULT 'UTC' NOT NULL;--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "currency" text DEFAULT 'EUR' NOT NULL;--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "accent" text DEFAULT 'amber' NOT NULL;--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "density" text DEFAULT 'dense' NOT NULL;--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "inventory_for" text DEFAULT 'nobody' NOT NULL;--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "library_for" text DEFAULT 'nobody' NOT NULL;--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "activity_for" text DEFAULT 'everyone' NOT NULL;--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "deleted_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "data_export" ADD CONSTRAINT "data_export_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_deletion" ADD CONSTRAINT "person_deletion_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "data_export_person" ON "data_export" USING btree ("person_id","requested_at");--> statement-breakpoint
CREATE INDEX "data_export_expires" ON "data_export" USING btree ("expires_at") WHERE content is not null;--> statement-breakpoint
CREATE INDEX "person_deletion_waiting" ON "person_deletion" USING btree ("due_at") WHERE done_at is null;--> statement-breakpoint
ALTER TABLE "person" ADD CONSTRAINT "person_language" CHECK (language in ('en', 'de'));--> statement-breakpoint
ALTER TABLE "person" ADD CONSTRAINT "person_country" CHECK (country ~ '^[A-Z]{2}$');--> statement-breakpoint
ALTER TABLE "person" ADD CONSTRAINT "person_currency" CHECK (currency ~ '^[A-Z]{3}$');--> statement-breakpoint
ALTER TABLE "person" ADD CONSTRAINT "person_look" CHECK (accent in ('amber', 'teal', 'violet', 'rose') and density in ('dense', 'roomy'));--> statement-breakpoint
ALTER TABLE "person" ADD CONSTRAINT "person_privacy" CHECK (array[inventory_for, library_for, activity_for] <@ array['everyone', 'friends', 'nobody']);--> statement-breakpoint
ALTER TABLE "person" ADD CONSTRAINT "person_way_in" CHECK ((email is not null and password_hash is not null) or steam_id is not null or deleted_at is not null);