CREATE TABLE "gift_card" (
	"id" text PRIMARY KEY NOT NULL,
	"code_hash" "bytea" NOT NULL,
	"last4" text NOT NULL,
	"sealed" text,
	"amount_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"buyer_id" text NOT NULL,
	"recipient_kind" text NOT NULL,
	"recipient_email" text,
	"recipient_id" text,
	"message" text,
	"deliver_at" timestamp with time zone NOT NULL,
	"told_at" timestamp with time zone,
	"delivered_at" timestamp with time zone,
	"order_id" text,
	"line" integer,
	"unit" integer,
	"redeemed_by" text,
	"redeemed_at" timestamp with time zone,
	"state" text NOT NULL,
	"version" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "gift_card_code" UNIQUE("code_hash"),
	CONSTRAINT "gift_card_line" UNIQUE("order_id","line","unit"),
	CONSTRAINT "gift_card_state" CHECK (state in ('issued', 'redeemed', 'void')),
	CONSTRAINT "gift_card_amount" CHECK (amount_minor > 0),
	CONSTRAINT "gift_card_recipient_kind" CHECK (recipient_kind in ('self', 'email', 'person') and (recipient_kind = 'person') = (recipient_id is not null)),
	CONSTRAINT "gift_card_email" CHECK (recipient_email is null or recipient_kind = 'email'),
	CONSTRAINT "gift_card_redeemed" CHECK ((state = 'redeemed') = (redeemed_by is not null) and (redeemed_by is null) = (redeemed_at is null)),
	CONSTRAINT "gift_card_paid" CHECK (num_nulls(order_id, line, unit) in (0, 3)),
	CONSTRAINT "gift_card_sealed" CHECK (state = 'issued' or sealed is null)
);
--> statement-breakpoint
ALTER TABLE "gift_card" ADD CONSTRAINT "gift_card_buyer_id_person_id_fk" FOREIGN KEY ("buyer_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gift_card" ADD CONSTRAINT "gift_card_recipient_id_person_id_fk" FOREIGN KEY ("recipient_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gift_card" ADD CONSTRAINT "gift_card_redeemed_by_person_id_fk" FOREIGN KEY ("redeemed_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "gift_card_buyer" ON "gift_card" USING btree ("buyer_id","created_at");--> statement-breakpoint
CREATE INDEX "gift_card_recipient" ON "gift_card" USING btree ("recipient_id");--> statement-breakpoint
CREATE INDEX "gift_card_redeemed_by" ON "gift_card" USING btree ("redeemed_by");--> statement-breakpoint
CREATE INDEX "gift_card_due" ON "gift_card" USING btree ("deliver_at") WHERE told_at is null and state = 'issued';