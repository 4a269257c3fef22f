CREATE TABLE "payout" (
	"id" text PRIMARY KEY NOT NULL,
	"seller_id" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"state" text NOT NULL,
	"version" integer DEFAULT 0 NOT NULL,
	"period" text,
	"transfer_id" text,
	"processor_id" text,
	"failure" text,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"tried_at" timestamp with time zone NOT NULL,
	CONSTRAINT "payout_transfer" UNIQUE("transfer_id"),
	CONSTRAINT "payout_processor" UNIQUE("processor_id"),
	CONSTRAINT "payout_once_a_month" UNIQUE("seller_id","currency","period"),
	CONSTRAINT "payout_amount" CHECK (amount_minor > 0),
	CONSTRAINT "payout_state" CHECK (state in ('requested', 'transferred', 'in_transit', 'paid', 'failed')),
	CONSTRAINT "payout_transferred" CHECK (state in ('requested', 'failed') or transfer_id is not null),
	CONSTRAINT "payout_sent" CHECK (state in ('requested', 'transferred', 'failed') or processor_id is not null),
	CONSTRAINT "payout_failure" CHECK ((failure is not null) = (state = 'failed'))
);
--> statement-breakpoint
CREATE TABLE "seller_account" (
	"person_id" text PRIMARY KEY NOT NULL,
	"processor_id" text,
	"country" text NOT NULL,
	"state" text NOT NULL,
	"missing" jsonb NOT NULL,
	"monthly" boolean DEFAULT false NOT NULL,
	"onboarding_url" text,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "seller_account_processor" UNIQUE("processor_id"),
	CONSTRAINT "seller_account_country" CHECK (country ~ '^[A-Z]{2}$'),
	CONSTRAINT "seller_account_state" CHECK (state in ('pending', 'restricted', 'active'))
);
--> statement-breakpoint
ALTER TABLE "payout" ADD CONSTRAINT "payout_seller_id_person_id_fk" FOREIGN KEY ("seller_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seller_account" ADD CONSTRAINT "seller_account_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "payout_seller" ON "payout" USING btree ("seller_id","created_at","id");--> statement-breakpoint
CREATE INDEX "payout_open" ON "payout" USING btree ("tried_at") WHERE state in ('requested', 'transferred', 'in_transit');