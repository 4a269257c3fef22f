CREATE TABLE "goods" (
	"id" text PRIMARY KEY NOT NULL,
	"seller_id" text NOT NULL,
	"title" text NOT NULL,
	"description" text NOT NULL,
	"category" text NOT NULL,
	"condition" text NOT NULL,
	"price_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"on_hand" integer NOT NULL,
	"reserved" integer DEFAULT 0 NOT NULL,
	"ships_to" text[] NOT NULL,
	"state" text NOT NULL,
	"version" integer DEFAULT 0 NOT NULL,
	"search" "tsvector" GENERATED ALWAYS AS (setweight(to_tsvector('simple', plain_words(title)), 'A') || setweight(to_tsvector('english', plain_words(title)), 'B') || setweight(to_tsvector('english', plain_words(category)), 'C') || setweight(to_tsvector('english', plain_words(description)), 'D')) STORED NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"published_at" timestamp with time zone,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "goods_price" CHECK ("goods"."price_minor" between 1 and 100000000),
	CONSTRAINT "goods_on_hand" CHECK ("goods"."on_hand" >= 0),
	CONSTRAINT "goods_reserved" CHECK ("goods"."reserved" between 0 and "goods"."on_hand"),
	CONSTRAINT "goods_state" CHECK (state in ('draft', 'active', 'paused', 'sold_out', 'removed')),
	CONSTRAINT "goods_active" CHECK (state <> 'active' or (on_hand > 0 and published_at is not null)),
	CONSTRAINT "goods_sold_out" CHECK (state <> 'sold_out' or on_hand = 0)
);
--> statement-breakpoint
CREATE TABLE "goods_shipping" (
	"id" text PRIMARY KEY NOT NULL,
	"goods_id" text NOT NULL,
	"name" text NOT NULL,
	"ships_to" text[] NOT NULL,
	"price_minor" bigint NOT NULL,
	"days_from" integer NOT NULL,
	"days_to" integer NOT NULL,
	CONSTRAINT "goods_shipping_name" UNIQUE("goods_id","name"),
	CONSTRAINT "goods_shipping_places" CHECK (cardinality("goods_shipping"."ships_to") > 0),
	CONSTRAINT "goods_shipping_price" CHECK ("goods_shipping"."price_minor" between 0 and 100000000),
	CONSTRAINT "goods_shipping_days" CHECK ("goods_shipping"."days_from" >= 0 and "goods_shipping"."days_to" >= "goods_shipping"."days_from")
);
--> statement-breakpoint
ALTER TABLE "goods" ADD CONSTRAINT "goods_seller_id_person_id_fk" FOREIGN KEY ("seller_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goods_shipping" ADD CONSTRAINT "goods_shipping_goods_id_goods_id_fk" FOREIGN KEY ("goods_id") REFERENCES "public"."goods"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "goods_newest" ON "goods" USING btree ("published_at","id") WHERE state = 'active';--> statement-breakpoint
CREATE INDEX "goods_cheapest" ON "goods" USING btree ("price_minor","id") WHERE state = 'active';--> statement-breakpoint
CREATE INDEX "goods_category_newest" ON "goods" USING btree ("category","published_at","id") WHERE state = 'active';--> statement-breakpoint
CREATE INDEX "goods_category_cheapest" ON "goods" USING btree ("category","price_minor","id") WHERE state = 'active';--> statement-breakpoint
CREATE INDEX "goods_seller" ON "goods" USING btree ("seller_id","created_at");--> statement-breakpoint
CREATE INDEX "goods_search" ON "goods" USING gin ("search") WHERE state = 'active';--> statement-breakpoint
CREATE INDEX "goods_fuzzy" ON "goods" USING gin (plain_words("title") gin_trgm_ops) WHERE state = 'active';