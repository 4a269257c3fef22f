CREATE TABLE "payment" (
	"id" text PRIMARY KEY NOT NULL,
	"order_id" text NOT NULL,
	"person_id" text NOT NULL,
	"attempt" integer NOT NULL,
	"method" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"wallet_minor" bigint NOT NULL,
	"card_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"title" text NOT NULL,
	"lines" jsonb NOT NULL,
	"hold_id" text,
	"page_asked_at" timestamp with time zone,
	"page_expires_at" timestamp with time zone,
	"checkout_id" text,
	"processor_payment" text,
	"url" text,
	"state" text NOT NULL,
	"version" integer DEFAULT 0 NOT NULL,
	"refunded_wallet_minor" bigint DEFAULT 0 NOT NULL,
	"refunded_card_minor" bigint DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"paid_at" timestamp with time zone,
	CONSTRAINT "payment_checkout" UNIQUE("checkout_id"),
	CONSTRAINT "payment_processor_payment" UNIQUE("processor_payment"),
	CONSTRAINT "payment_attempt" UNIQUE("order_id","attempt"),
	CONSTRAINT "payment_parts" CHECK (wallet_minor >= 0 and card_minor >= 0 and wallet_minor + card_minor = amount_minor),
	CONSTRAINT "payment_state" CHECK (state in ('open', 'closing', 'paid', 'expired', 'paid_late')),
	CONSTRAINT "payment_currency" CHECK (currency ~ '^[A-Z]{3}$'),
	CONSTRAINT "payment_method_parts" CHECK (case method when 'wallet' then card_minor = 0 when 'card' then wallet_minor = 0 and card_minor > 0
        else wallet_minor > 0 and card_minor > 0 end),
	CONSTRAINT "payment_hold" CHECK ((hold_id is not null) = (method = 'wallet_and_card')),
	CONSTRAINT "payment_paid_at" CHECK ((paid_at is not null) = (state in ('paid', 'paid_late'))),
	CONSTRAINT "payment_never_refunds_more" CHECK (refunded_wallet_minor between 0 and wallet_minor and refunded_card_minor between 0 and card_minor)
);
--> statement-breakpoint
CREATE TABLE "payment_dispute" (
	"id" text PRIMARY KEY NOT NULL,
	"processor_id" text NOT NULL,
	"payment_id" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"reason" text NOT NULL,
	"state" text NOT NULL,
	"withdrawn" boolean NOT NULL,
	"evidence" text,
	"evidence_sent_at" timestamp with time zone,
	"due_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "payment_dispute_processor" UNIQUE("processor_id"),
	CONSTRAINT "payment_dispute_state" CHECK (state in ('open', 'under_review', 'won', 'lost')),
	CONSTRAINT "payment_dispute_amount" CHECK (amount_minor > 0),
	CONSTRAINT "payment_dispute_ended" CHECK ((ended_at is not null) = (state in ('won', 'lost')))
);
--> statement-breakpoint
CREATE TABLE "payment_refund" (
	"id" text PRIMARY KEY NOT NULL,
	"payment_id" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"wallet_minor" bigint NOT NULL,
	"card_minor" bigint NOT NULL,
	"state" text NOT NULL,
	"processor_id" text,
	"reason" text NOT NULL,
	"failure" text,
	"created_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "payment_refund_processor" UNIQUE("processor_id"),
	CONSTRAINT "payment_refund_parts" CHECK (amount_minor > 0 and wallet_minor >= 0 and card_minor >= 0 and wallet_minor + card_minor = amount_minor),
	CONSTRAINT "payment_refund_state" CHECK (state in ('pending', 'done', 'failed')),
	CONSTRAINT "payment_refund_ended" CHECK ((ended_at is null) = (state = 'pending'))
);
--> statement-breakpoint
CREATE TABLE "processor_booking" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"fee_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"source" text,
	"at" timestamp with time zone NOT NULL,
	"read_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "processor_cursor" (
	"name" text PRIMARY KEY NOT NULL,
	"read_to" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "processor_event" (
	"id" text PRIMARY KEY NOT NULL,
	"type" text NOT NULL,
	"about" text NOT NULL,
	"account" text,
	"received_at" timestamp with time zone NOT NULL,
	"handled_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "reconciliation_difference" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"subject" text NOT NULL,
	"currency" text NOT NULL,
	"ours_minor" bigint NOT NULL,
	"theirs_minor" bigint NOT NULL,
	"found_at" timestamp with time zone NOT NULL,
	"resolved_at" timestamp with time zone,
	"resolved_by" text,
	"note" text,
	CONSTRAINT "reconciliation_difference_differs" CHECK (ours_minor <> theirs_minor),
	CONSTRAINT "reconciliation_difference_resolved" CHECK ((resolved_at is null) = (note is null))
);
--> statement-breakpoint
ALTER TABLE "payment" ADD CONSTRAINT "payment_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_dispute" ADD CONSTRAINT "payment_dispute_payment_id_payment_id_fk" FOREIGN KEY ("payment_id") REFERENCES "public"."payment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_refund" ADD CONSTRAINT "payment_refund_payment_id_payment_id_fk" FOREIGN KEY ("payment_id") REFERENCES "public"."payment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "payment_one_live" ON "payment" USING btree ("order_id") WHERE state in ('open', 'closing', 'paid');--> statement-breakpoint
CREATE INDEX "payment_person" ON "payment" USING btree ("person_id","created_at");--> statement-breakpoint
CREATE INDEX "payment_due" ON "payment" USING btree ("expires_at") WHERE state in ('open', 'closing');--> statement-breakpoint
CREATE INDEX "payment_dispute_payment" ON "payment_dispute" USING btree ("payment_id");--> statement-breakpoint
CREATE INDEX "payment_refund_payment" ON "payment_refund" USING btree ("payment_id");--> statement-breakpoint
CREATE INDEX "payment_refund_pending" ON "payment_refund" USING btree ("created_at") WHERE state = 'pending';--> statement-breakpoint
CREATE INDEX "processor_booking_source" ON "processor_booking" USING btree ("source");--> statement-breakpoint
CREATE INDEX "processor_booking_at" ON "processor_booking" USING btree ("at");--> statement-breakpoint
CREATE INDEX "processor_event_waiting" ON "processor_event" USING btree ("received_at") WHERE handled_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "reconciliation_difference_open" ON "reconciliation_difference" USING btree ("kind","subject") WHERE resolved_at is null;--> statement-breakpoint
CREATE INDEX "reconciliation_difference_found" ON "reconciliation_difference" USING btree ("found_at");