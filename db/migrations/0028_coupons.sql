CREATE TABLE "coupon" (
	"id" text PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"funder" text NOT NULL,
	"seller_id" text,
	"discount_kind" text NOT NULL,
	"percent_bps" integer,
	"amount_minor" bigint,
	"buy_units" integer,
	"get_units" integer,
	"currency" text,
	"minimum_minor" bigint DEFAULT 0 NOT NULL,
	"scope" text DEFAULT 'all' NOT NULL,
	"scope_values" text[] DEFAULT '{}' NOT NULL,
	"max_uses" integer,
	"used" integer DEFAULT 0 NOT NULL,
	"max_per_person" integer,
	"first_order" boolean DEFAULT false NOT NULL,
	"stackable" boolean DEFAULT false NOT NULL,
	"starts_at" timestamp with time zone,
	"ends_at" timestamp with time zone,
	"state" text NOT NULL,
	"version" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "coupon_funder" CHECK ((funder = 'seller') = (seller_id is not null)),
	CONSTRAINT "coupon_state" CHECK (state in ('draft', 'active', 'paused', 'ended')),
	CONSTRAINT "coupon_discount" CHECK (case discount_kind
        when 'percent' then percent_bps between 1 and 10000 and num_nonnulls(amount_minor, buy_units, get_units) = 0
        when 'fixed' then amount_minor > 0 and currency is not null and num_nonnulls(percent_bps, buy_units, get_units) = 0
        when 'free_units' then buy_units > 0 and get_units > 0 and num_nonnulls(percent_bps, amount_minor) = 0
        else false end is true),
	CONSTRAINT "coupon_minimum" CHECK (minimum_minor >= 0 and (minimum_minor = 0 or currency is not null)),
	CONSTRAINT "coupon_scope" CHECK (scope in ('all', 'kinds', 'category', 'subjects') and (scope = 'all') = (cardinality(scope_values) = 0)),
	CONSTRAINT "coupon_used" CHECK (used >= 0 and (max_uses is null or used <= max_uses)),
	CONSTRAINT "coupon_limits" CHECK ((max_uses is null or max_uses > 0) and (max_per_person is null or max_per_person > 0)),
	CONSTRAINT "coupon_window" CHECK (starts_at is null or ends_at is null or starts_at < ends_at)
);
--> statement-breakpoint
CREATE TABLE "coupon_use" (
	"coupon_id" text NOT NULL,
	"order_id" text NOT NULL,
	"person_id" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"first_order" boolean NOT NULL,
	"state" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "coupon_use_coupon_id_order_id_pk" PRIMARY KEY("coupon_id","order_id"),
	CONSTRAINT "coupon_use_state" CHECK (state in ('reserved', 'used', 'released')),
	CONSTRAINT "coupon_use_amount" CHECK (amount_minor > 0)
);
--> statement-breakpoint
ALTER TABLE "coupon" ADD CONSTRAINT "coupon_seller_id_person_id_fk" FOREIGN KEY ("seller_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coupon_use" ADD CONSTRAINT "coupon_use_coupon_id_coupon_id_fk" FOREIGN KEY ("coupon_id") REFERENCES "public"."coupon"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coupon_use" ADD CONSTRAINT "coupon_use_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "coupon_code" ON "coupon" USING btree (lower("code"));--> statement-breakpoint
CREATE INDEX "coupon_seller" ON "coupon" USING btree ("seller_id","created_at");--> statement-breakpoint
CREATE INDEX "coupon_use_order" ON "coupon_use" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "coupon_use_person" ON "coupon_use" USING btree ("person_id","coupon_id");--> statement-breakpoint
CREATE UNIQUE INDEX "coupon_use_first_order" ON "coupon_use" USING btree ("person_id") WHERE first_order and state <> 'released';