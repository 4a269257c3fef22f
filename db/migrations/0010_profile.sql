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
ALTER TABLE "person" ADD COLUMN "presence_for" text DEFAULT 'nobody' NOT NULL;--> statement-breakpoint
ALTER TABLE "person" ADD CONSTRAINT "person_language" CHECK (language in ('en', 'de'));--> statement-breakpoint
ALTER TABLE "person" ADD CONSTRAINT "person_country" CHECK (country ~ '^[A-Z]{2}$');--> statement-breakpoint
ALTER TABLE "person" ADD CONSTRAINT "person_currency" CHECK (currency ~ '^[A-Z]{3}$');--> statement-breakpoint
ALTER TABLE "person" ADD CONSTRAINT "person_look" CHECK (accent in ('amber', 'teal', 'violet', 'rose') and density in ('dense', 'roomy'));--> statement-breakpoint
ALTER TABLE "person" ADD CONSTRAINT "person_privacy" CHECK (array[inventory_for, library_for, activity_for, presence_for] <@ array['everyone', 'friends', 'nobody']);