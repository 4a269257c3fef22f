CREATE TABLE "candle_block" (
	"series_id" text NOT NULL,
	"month" integer NOT NULL,
	"bars" integer NOT NULL,
	"first_ts" bigint,
	"last_ts" bigint,
	"bad" jsonb NOT NULL,
	"hash" "bytea" NOT NULL,
	"data" "bytea" NOT NULL,
	CONSTRAINT "candle_block_series_id_month_pk" PRIMARY KEY("series_id","month"),
	CONSTRAINT "candle_block_bars" CHECK (bars >= 0 and (bars = 0) = (first_ts is null) and first_ts <= last_ts),
	CONSTRAINT "candle_block_ends" CHECK ((first_ts is null) = (last_ts is null)),
	CONSTRAINT "candle_block_hash" CHECK (octet_length(hash) = 32)
);
--> statement-breakpoint
CREATE TABLE "candle_import" (
	"id" text PRIMARY KEY NOT NULL,
	"series_id" text NOT NULL,
	"person_id" text,
	"state" text NOT NULL,
	"version" integer DEFAULT 0 NOT NULL,
	"from_ts" bigint NOT NULL,
	"to_ts" bigint NOT NULL,
	"next_ts" bigint NOT NULL,
	"bars" integer DEFAULT 0 NOT NULL,
	"worked_ms" bigint DEFAULT 0 NOT NULL,
	"failures" integer DEFAULT 0 NOT NULL,
	"retry_at" timestamp with time zone,
	"problem" text,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "candle_import_state" CHECK (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
	CONSTRAINT "candle_import_span" CHECK (from_ts < to_ts and next_ts between from_ts and to_ts),
	CONSTRAINT "candle_import_counts" CHECK (bars >= 0 and worked_ms >= 0 and failures >= 0)
);
--> statement-breakpoint
CREATE TABLE "candle_series" (
	"id" text PRIMARY KEY NOT NULL,
	"instrument_id" text NOT NULL,
	"frame" text NOT NULL,
	"person_id" text,
	"name" text,
	"kept_up" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "candle_series_once" UNIQUE NULLS NOT DISTINCT("instrument_id","frame","person_id","name"),
	CONSTRAINT "candle_series_frame" CHECK ("candle_series"."frame" in ('1m', '5m', '15m', '30m', '1h', '4h', '1d')),
	CONSTRAINT "candle_series_owned" CHECK ((person_id is null) = (name is null)),
	CONSTRAINT "candle_series_kept" CHECK (person_id is null or not kept_up)
);
--> statement-breakpoint
CREATE TABLE "instrument" (
	"id" text PRIMARY KEY NOT NULL,
	"exchange" text NOT NULL,
	"symbol" text NOT NULL,
	"kind" text NOT NULL,
	"base" text NOT NULL,
	"quote" text NOT NULL,
	"tick_size" numeric NOT NULL,
	"lot_size" numeric NOT NULL,
	"min_notional" numeric,
	"maker_fee" numeric NOT NULL,
	"taker_fee" numeric NOT NULL,
	"funding_hours" integer,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "instrument_symbol" UNIQUE("exchange","symbol"),
	CONSTRAINT "instrument_exchange" CHECK ("instrument"."exchange" in ('bybit', 'binance', 'mexc', 'bitget')),
	CONSTRAINT "instrument_kind" CHECK ("instrument"."kind" in ('spot', 'swap')),
	CONSTRAINT "instrument_steps" CHECK (tick_size > 0 and lot_size > 0 and coalesce(min_notional, 0) >= 0),
	CONSTRAINT "instrument_fees" CHECK (abs(maker_fee) < 0.1 and taker_fee >= 0 and taker_fee < 0.1)
);
--> statement-breakpoint
ALTER TABLE "candle_block" ADD CONSTRAINT "candle_block_series_id_candle_series_id_fk" FOREIGN KEY ("series_id") REFERENCES "public"."candle_series"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "candle_import" ADD CONSTRAINT "candle_import_series_id_candle_series_id_fk" FOREIGN KEY ("series_id") REFERENCES "public"."candle_series"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "candle_import" ADD CONSTRAINT "candle_import_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "candle_series" ADD CONSTRAINT "candle_series_instrument_id_instrument_id_fk" FOREIGN KEY ("instrument_id") REFERENCES "public"."instrument"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "candle_series" ADD CONSTRAINT "candle_series_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "candle_import_one_open" ON "candle_import" USING btree ("series_id") WHERE state in ('waiting', 'running');--> statement-breakpoint
CREATE INDEX "candle_import_open" ON "candle_import" USING btree ("updated_at") WHERE state in ('waiting', 'running');--> statement-breakpoint
CREATE INDEX "candle_import_newest" ON "candle_import" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "candle_series_owner" ON "candle_series" USING btree ("person_id") WHERE person_id is not null;