CREATE TABLE "processor_expected" (
	"key" text PRIMARY KEY NOT NULL,
	"source" text NOT NULL,
	"subject" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "payment" ADD COLUMN "processor_charge" text;--> statement-breakpoint
CREATE INDEX "processor_expected_source" ON "processor_expected" USING btree ("source");