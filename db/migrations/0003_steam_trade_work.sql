CREATE TABLE "deal_note" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "deal_note_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"deal_id" text NOT NULL,
	"kind" text NOT NULL,
	"author_id" text NOT NULL,
	"text" text NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sale" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "sale_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"app_id" integer NOT NULL,
	"market_hash_name" text NOT NULL,
	"price_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"wear" double precision,
	"deal_id" text,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "sale_deal_id_unique" UNIQUE("deal_id")
);
--> statement-breakpoint
ALTER TABLE "listing" ALTER COLUMN "search" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "listing" drop column "search";--> statement-breakpoint
ALTER TABLE "listing" ADD COLUMN "search" "tsvector" GENERATED ALWAYS AS (to_tsvector('simple', regexp_replace(market_hash_name || ' ' || type || ' ' || coalesce(wearer, ''), '[^[:alnum:]]+', ' ', 'g'))) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "listing" ADD COLUMN "paint_seed" integer;--> statement-breakpoint
ALTER TABLE "listing" ADD COLUMN "ratio_bps" integer GENERATED ALWAYS AS (case when reference_minor > 0 then least(price_minor * 10000 / reference_minor, 20000)::int else 20000 end) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "steam_bot" ADD COLUMN "acknowledged_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "steam_trade" ADD COLUMN "cancel_reason" text;--> statement-breakpoint
ALTER TABLE "steam_trade" ADD COLUMN "doubtful_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "steam_trade" ADD COLUMN "lookups" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "steam_trade" ADD COLUMN "result" jsonb;--> statement-breakpoint
ALTER TABLE "steam_trade" ADD COLUMN "recheck_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "deal_note" ADD CONSTRAINT "deal_note_deal_id_deal_id_fk" FOREIGN KEY ("deal_id") REFERENCES "public"."deal"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "deal_note_deal" ON "deal_note" USING btree ("deal_id","at");--> statement-breakpoint
CREATE INDEX "sale_name" ON "sale" USING btree ("app_id","market_hash_name","at");--> statement-breakpoint
CREATE INDEX "listing_discount" ON "listing" USING btree ("app_id","ratio_bps","id") WHERE state = 'active';--> statement-breakpoint
CREATE INDEX "steam_trade_recheck" ON "steam_trade" USING btree ("bot_id") WHERE recheck_at is not null;