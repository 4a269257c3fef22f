CREATE TABLE "cart" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text,
	"token_hash" "bytea",
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "cart_person_id_unique" UNIQUE("person_id"),
	CONSTRAINT "cart_token_hash_unique" UNIQUE("token_hash"),
	CONSTRAINT "cart_of_one" CHECK ((person_id is null) <> (token_hash is null))
);
--> statement-breakpoint
CREATE TABLE "cart_line" (
	"id" text PRIMARY KEY NOT NULL,
	"cart_id" text NOT NULL,
	"kind" text NOT NULL,
	"subject" text NOT NULL,
	"quantity" integer NOT NULL,
	"saved" boolean DEFAULT false NOT NULL,
	"gift_to" text,
	"gift_message" text,
	"seen_minor" bigint NOT NULL,
	"added_at" timestamp with time zone NOT NULL,
	CONSTRAINT "cart_line_once" UNIQUE NULLS NOT DISTINCT("cart_id","kind","subject","gift_to"),
	CONSTRAINT "cart_line_quantity" CHECK ("cart_line"."quantity" between 1 and 999)
);
--> statement-breakpoint
CREATE TABLE "dispute" (
	"id" text PRIMARY KEY NOT NULL,
	"seller_order_id" text NOT NULL,
	"kind" text NOT NULL,
	"reason" text NOT NULL,
	"buyer_gets_minor" bigint,
	"decided_by" text,
	"answer" text,
	"state" text NOT NULL,
	"version" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "dispute_evidence" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "dispute_evidence_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"dispute_id" text NOT NULL,
	"author_id" text NOT NULL,
	"text" text NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "order_message" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "order_message_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"seller_order_id" text NOT NULL,
	"author_id" text NOT NULL,
	"text" text NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "refund" (
	"id" text PRIMARY KEY NOT NULL,
	"order_id" text NOT NULL,
	"seller_order_id" text NOT NULL,
	"line" integer,
	"amount_minor" bigint NOT NULL,
	"reason" text NOT NULL,
	"rule" text NOT NULL,
	"asked_by" text NOT NULL,
	"decided_by" text,
	"answer" text,
	"state" text NOT NULL,
	"version" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "refund_amount" CHECK ("refund"."amount_minor" > 0)
);
--> statement-breakpoint
CREATE TABLE "seller_order" (
	"id" text PRIMARY KEY NOT NULL,
	"order_id" text NOT NULL,
	"seller_id" text,
	"gross_minor" bigint DEFAULT 0 NOT NULL,
	"seller_discount_minor" bigint DEFAULT 0 NOT NULL,
	"platform_discount_minor" bigint DEFAULT 0 NOT NULL,
	"tax_minor" bigint DEFAULT 0 NOT NULL,
	"total_minor" bigint DEFAULT 0 NOT NULL,
	"shipping_minor" bigint DEFAULT 0 NOT NULL,
	"refunded_minor" bigint DEFAULT 0 NOT NULL,
	"state" text NOT NULL,
	"version" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"shipping" text,
	"carrier" text,
	"tracking" text,
	"shipped_at" timestamp with time zone,
	"delivered_at" timestamp with time zone,
	"due_at" timestamp with time zone,
	CONSTRAINT "seller_order_once" UNIQUE NULLS NOT DISTINCT("order_id","seller_id"),
	CONSTRAINT "seller_order_refunded" CHECK ("seller_order"."refunded_minor" between 0 and "seller_order"."total_minor")
);
--> statement-breakpoint
ALTER TABLE "deal" DROP CONSTRAINT "deal_order_id_unique";--> statement-breakpoint
DROP INDEX "order_buyer";--> statement-breakpoint
ALTER TABLE "order" ALTER COLUMN "total_minor" SET DEFAULT 0;--> statement-breakpoint
ALTER TABLE "order" ADD COLUMN "gross_minor" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "order" ADD COLUMN "seller_discount_minor" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "order" ADD COLUMN "platform_discount_minor" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "order" ADD COLUMN "tax_minor" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "order" ADD COLUMN "refunded_minor" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "order" ADD COLUMN "reserved_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "order" ADD COLUMN "method" text;--> statement-breakpoint
ALTER TABLE "order" ADD COLUMN "paid_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "order" ADD COLUMN "address" jsonb;--> statement-breakpoint
ALTER TABLE "order" ADD COLUMN "country" text;--> statement-breakpoint
ALTER TABLE "order" ADD COLUMN "coupons" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "order_line" ADD COLUMN "seller_order_id" text;--> statement-breakpoint
ALTER TABLE "order_line" ADD COLUMN "category" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "order_line" ADD COLUMN "quantity" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "order_line" ADD COLUMN "gross_minor" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "order_line" ADD COLUMN "seller_discount_minor" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "order_line" ADD COLUMN "platform_discount_minor" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "order_line" ADD COLUMN "tax_minor" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "order_line" ADD COLUMN "total_minor" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "order_line" ADD COLUMN "tax_bps" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "order_line" ADD COLUMN "refunded_minor" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "order_line" ADD COLUMN "state" text;--> statement-breakpoint
ALTER TABLE "order_line" ADD COLUMN "fulfilled_by" text;--> statement-breakpoint
ALTER TABLE "order_line" ADD COLUMN "gift_to" text;--> statement-breakpoint
ALTER TABLE "order_line" ADD COLUMN "gift_message" text;--> statement-breakpoint
-- Every order so far is one deal with one seller.
UPDATE "order" SET gross_minor = total_minor, paid_at = created_at, method = 'wallet', refunded_minor = CASE state WHEN 'refunded' THEN total_minor ELSE 0 END;--> statement-breakpoint
INSERT INTO "seller_order" (id, order_id, seller_id, gross_minor, total_minor, refunded_minor, state, created_at, updated_at)
SELECT replace(o.id, 'ord_', 'sor_'), o.id, l.seller_id, o.total_minor, o.total_minor, o.refunded_minor,
  CASE o.state WHEN 'paid' THEN 'fulfilling' ELSE o.state END, o.created_at, o.updated_at
FROM "order" o JOIN order_line l ON l.order_id = o.id;--> statement-breakpoint
UPDATE order_line l SET seller_order_id = s.id, gross_minor = s.gross_minor, total_minor = s.total_minor, refunded_minor = s.refunded_minor,
  state = CASE s.state WHEN 'completed' THEN 'fulfilled' WHEN 'refunded' THEN 'refunded' ELSE 'fulfilling' END,
  fulfilled_by = l.subject, subject = coalesce((SELECT d.listing_id FROM deal d WHERE d.id = l.subject), l.subject)
FROM seller_order s WHERE s.order_id = l.order_id;--> statement-breakpoint
ALTER TABLE "order_line" ALTER COLUMN "seller_order_id" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "order_line" ALTER COLUMN "state" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "cart" ADD CONSTRAINT "cart_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cart_line" ADD CONSTRAINT "cart_line_cart_id_cart_id_fk" FOREIGN KEY ("cart_id") REFERENCES "public"."cart"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dispute" ADD CONSTRAINT "dispute_seller_order_id_seller_order_id_fk" FOREIGN KEY ("seller_order_id") REFERENCES "public"."seller_order"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dispute_evidence" ADD CONSTRAINT "dispute_evidence_dispute_id_dispute_id_fk" FOREIGN KEY ("dispute_id") REFERENCES "public"."dispute"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_message" ADD CONSTRAINT "order_message_seller_order_id_seller_order_id_fk" FOREIGN KEY ("seller_order_id") REFERENCES "public"."seller_order"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refund" ADD CONSTRAINT "refund_seller_order_id_seller_order_id_fk" FOREIGN KEY ("seller_order_id") REFERENCES "public"."seller_order"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refund" ADD CONSTRAINT "refund_order_id_line_order_line_order_id_line_fk" FOREIGN KEY ("order_id","line") REFERENCES "public"."order_line"("order_id","line") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seller_order" ADD CONSTRAINT "seller_order_order_id_order_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."order"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seller_order" ADD CONSTRAINT "seller_order_seller_id_person_id_fk" FOREIGN KEY ("seller_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "cart_guests" ON "cart" USING btree ("updated_at") WHERE person_id is null;--> statement-breakpoint
CREATE INDEX "dispute_seller_order" ON "dispute" USING btree ("seller_order_id","created_at");--> statement-breakpoint
CREATE INDEX "dispute_open" ON "dispute" USING btree ("created_at","id") WHERE state in ('open', 'answered');--> statement-breakpoint
CREATE INDEX "dispute_evidence_of" ON "dispute_evidence" USING btree ("dispute_id","id");--> statement-breakpoint
CREATE INDEX "order_message_order" ON "order_message" USING btree ("seller_order_id","id");--> statement-breakpoint
CREATE INDEX "refund_seller_order" ON "refund" USING btree ("seller_order_id","created_at");--> statement-breakpoint
CREATE INDEX "refund_open" ON "refund" USING btree ("created_at","id") WHERE state = 'asked';--> statement-breakpoint
CREATE INDEX "seller_order_seller" ON "seller_order" USING btree ("seller_id","created_at","id") WHERE state <> 'waiting';--> statement-breakpoint
CREATE INDEX "seller_order_due" ON "seller_order" USING btree ("due_at") WHERE due_at is not null;--> statement-breakpoint
CREATE INDEX "seller_order_open" ON "seller_order" USING btree ("state","updated_at") WHERE state in ('disputed', 'paid', 'fulfilling');--> statement-breakpoint
ALTER TABLE "order_line" ADD CONSTRAINT "order_line_seller_order_id_seller_order_id_fk" FOREIGN KEY ("seller_order_id") REFERENCES "public"."seller_order"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "deal_order" ON "deal" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "order_due" ON "order" USING btree ("reserved_until") WHERE reserved_until is not null;--> statement-breakpoint
CREATE INDEX "order_newest" ON "order" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "order_line_seller_order" ON "order_line" USING btree ("seller_order_id");--> statement-breakpoint
CREATE INDEX "order_line_subject" ON "order_line" USING btree ("kind","subject");--> statement-breakpoint
CREATE INDEX "order_buyer" ON "order" USING btree ("buyer_id","created_at","id");--> statement-breakpoint
ALTER TABLE "order_line" ADD CONSTRAINT "order_line_fulfilled" UNIQUE("fulfilled_by");--> statement-breakpoint
ALTER TABLE "order" ADD CONSTRAINT "order_refunded" CHECK ("order"."refunded_minor" between 0 and "order"."total_minor");--> statement-breakpoint
ALTER TABLE "order" ADD CONSTRAINT "order_total" CHECK ("order"."total_minor" >= 0);--> statement-breakpoint
ALTER TABLE "order" ADD CONSTRAINT "order_reserved" CHECK (("order"."reserved_until" is not null) = ("order"."state" in ('draft', 'pending_payment')));--> statement-breakpoint
ALTER TABLE "order_line" ADD CONSTRAINT "order_line_quantity" CHECK ("order_line"."quantity" between 1 and 999);--> statement-breakpoint
ALTER TABLE "order_line" ADD CONSTRAINT "order_line_price" CHECK ("order_line"."price_minor" >= 0);--> statement-breakpoint
ALTER TABLE "order_line" ADD CONSTRAINT "order_line_refunded" CHECK ("order_line"."refunded_minor" between 0 and "order_line"."total_minor");