CREATE TABLE "deal" (
	"id" text PRIMARY KEY NOT NULL,
	"order_id" text NOT NULL,
	"listing_id" text NOT NULL,
	"item_id" text NOT NULL,
	"buyer_id" text NOT NULL,
	"seller_id" text NOT NULL,
	"bot_id" text,
	"price_minor" bigint NOT NULL,
	"fee_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"state" text NOT NULL,
	"version" integer DEFAULT 0 NOT NULL,
	"reason" text,
	"due_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "deal_order_id_unique" UNIQUE("order_id"),
	CONSTRAINT "deal_two_people" CHECK ("deal"."buyer_id" <> "deal"."seller_id"),
	CONSTRAINT "deal_fee" CHECK ("deal"."fee_minor" >= 0 and "deal"."fee_minor" < "deal"."price_minor")
);
--> statement-breakpoint
CREATE TABLE "deal_note" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "deal_note_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"deal_id" text NOT NULL,
	"kind" text NOT NULL,
	"author_id" text NOT NULL,
	"text" text NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "openid_nonce" (
	"nonce" text PRIMARY KEY NOT NULL,
	"seen_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "person" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"avatar_url" text,
	"role" text DEFAULT 'user' NOT NULL,
	"email" text,
	"password_hash" text,
	"steam_id" text,
	"steam_trade_token" text,
	"created_at" timestamp with time zone NOT NULL,
	"signed_in_at" timestamp with time zone,
	CONSTRAINT "person_email_unique" UNIQUE("email"),
	CONSTRAINT "person_steam_id_unique" UNIQUE("steam_id"),
	CONSTRAINT "person_role" CHECK ("person"."role" in ('user', 'admin')),
	CONSTRAINT "person_way_in" CHECK ((email is not null and password_hash is not null) or steam_id is not null),
	CONSTRAINT "person_email_lower" CHECK (email = lower(email)),
	CONSTRAINT "person_steam_id" CHECK (steam_id ~ '^7656119[0-9]{10}$')
);
--> statement-breakpoint
CREATE TABLE "audit" (
	"id" text PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor" text NOT NULL,
	"act" text NOT NULL,
	"subject" text NOT NULL,
	"reason" text,
	"detail" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"request_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "event" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "event_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"position" bigint,
	"type" text NOT NULL,
	"aggregate" text NOT NULL,
	"aggregate_seq" integer NOT NULL,
	"payload" jsonb NOT NULL,
	"rooms" text[] NOT NULL,
	"actor" text NOT NULL,
	"request_id" text NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "event_cursor" (
	"consumer" text PRIMARY KEY NOT NULL,
	"position" bigint DEFAULT 0 NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"retry_at" timestamp with time zone,
	"error" text
);
--> statement-breakpoint
CREATE TABLE "event_dead" (
	"consumer" text NOT NULL,
	"event_id" bigint NOT NULL,
	"error" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "event_dead_consumer_event_id_pk" PRIMARY KEY("consumer","event_id")
);
--> statement-breakpoint
CREATE TABLE "idempotency_key" (
	"scope" text NOT NULL,
	"operation" text NOT NULL,
	"key" text NOT NULL,
	"hash" "bytea" NOT NULL,
	"answer" jsonb,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "idempotency_key_scope_operation_key_pk" PRIMARY KEY("scope","operation","key")
);
--> statement-breakpoint
CREATE TABLE "lease" (
	"resource" text PRIMARY KEY NOT NULL,
	"owner" text NOT NULL,
	"token" bigint NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "timeline" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "timeline_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"subject" text NOT NULL,
	"seq" integer NOT NULL,
	"machine" text NOT NULL,
	"event" text NOT NULL,
	"from_state" text NOT NULL,
	"to_state" text NOT NULL,
	"actor" text NOT NULL,
	"data" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ledger_account" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "ledger_account_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"code" text NOT NULL,
	"currency" text NOT NULL,
	"posted" bigint DEFAULT 0 NOT NULL,
	"held" bigint DEFAULT 0 NOT NULL,
	"floor" bigint DEFAULT 0,
	"sharded" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "ledger_account_code" UNIQUE("code","currency"),
	CONSTRAINT "ledger_account_code_known" CHECK (code ~ '^(user:[^:]+:wallet|escrow:[^:]+|platform:[a-z_]+|external:[a-z_]+)$'),
	CONSTRAINT "ledger_currency" CHECK (currency ~ '^[A-Z]{3}$'),
	CONSTRAINT "ledger_no_overdraft" CHECK (floor is null or posted - held >= floor),
	CONSTRAINT "ledger_held" CHECK (held >= 0),
	CONSTRAINT "ledger_sharded" CHECK (not sharded or (floor is null and posted = 0 and held = 0))
);
--> statement-breakpoint
CREATE TABLE "ledger_entry" (
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "ledger_entry_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"account_id" bigint NOT NULL,
	"transfer_id" uuid NOT NULL,
	"leg" smallint NOT NULL,
	"amount" bigint NOT NULL,
	"currency" text NOT NULL,
	"balance_after" bigint,
	CONSTRAINT "ledger_entry_order" PRIMARY KEY("account_id","id"),
	CONSTRAINT "ledger_entry_leg" UNIQUE("transfer_id","leg"),
	CONSTRAINT "ledger_entry_amount" CHECK (amount <> 0),
	CONSTRAINT "ledger_entry_leg_number" CHECK (leg > 0)
);
--> statement-breakpoint
CREATE TABLE "ledger_hold" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"idem_key" text NOT NULL,
	"request_hash" "bytea" NOT NULL,
	"account_id" bigint NOT NULL,
	"amount" bigint NOT NULL,
	"state" text DEFAULT 'held' NOT NULL,
	"memo" jsonb NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"transfer_id" uuid,
	CONSTRAINT "ledger_hold_key" UNIQUE("idem_key"),
	CONSTRAINT "ledger_hold_amount" CHECK (amount > 0),
	CONSTRAINT "ledger_hold_state" CHECK (state in ('held', 'captured', 'released', 'expired')),
	CONSTRAINT "ledger_hold_captured" CHECK ((state = 'captured') = (transfer_id is not null))
);
--> statement-breakpoint
CREATE TABLE "ledger_proof" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "ledger_proof_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp with time zone NOT NULL,
	"sound" boolean NOT NULL,
	"figures" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ledger_rollup" (
	"account_id" bigint PRIMARY KEY NOT NULL,
	"balance" bigint DEFAULT 0 NOT NULL,
	"through_id" bigint DEFAULT 0 NOT NULL,
	"next_id" bigint,
	"next_xact" "xid8",
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ledger_transfer" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"idem_key" text NOT NULL,
	"kind" text NOT NULL,
	"request_hash" "bytea" NOT NULL,
	"memo" jsonb NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "ledger_transfer_key" UNIQUE("idem_key")
);
--> statement-breakpoint
CREATE TABLE "listing" (
	"id" text PRIMARY KEY NOT NULL,
	"seller_id" text NOT NULL,
	"item_id" text NOT NULL,
	"app_id" integer NOT NULL,
	"context_id" text NOT NULL,
	"asset_id" text NOT NULL,
	"market_hash_name" text NOT NULL,
	"name" text NOT NULL,
	"type" text NOT NULL,
	"category" text NOT NULL,
	"rarity" text NOT NULL,
	"quality" text NOT NULL,
	"wearer" text,
	"exterior" text,
	"wear" double precision,
	"paint_seed" integer,
	"price_minor" bigint NOT NULL,
	"reference_minor" bigint,
	"currency" text NOT NULL,
	"state" text NOT NULL,
	"version" integer DEFAULT 0 NOT NULL,
	"reason" text,
	"ratio_bps" integer GENERATED ALWAYS AS (case when reference_minor > 0 then least(price_minor * 10000 / reference_minor, 20000)::int else 20000 end) STORED NOT NULL,
	"search" "tsvector" GENERATED ALWAYS AS (to_tsvector('simple', regexp_replace(market_hash_name || ' ' || type || ' ' || coalesce(wearer, ''), '[^[:alnum:]]+', ' ', 'g'))) STORED NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "listing_price" CHECK ("listing"."price_minor" between 1 and 100000000),
	CONSTRAINT "listing_state" CHECK (state in ('draft', 'active', 'reserved', 'sold', 'delisted', 'invalid'))
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
CREATE TABLE "order" (
	"id" text PRIMARY KEY NOT NULL,
	"buyer_id" text NOT NULL,
	"total_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"state" text NOT NULL,
	"version" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "order_line" (
	"order_id" text NOT NULL,
	"line" integer NOT NULL,
	"kind" text NOT NULL,
	"subject" text NOT NULL,
	"seller_id" text NOT NULL,
	"title" text NOT NULL,
	"price_minor" bigint NOT NULL,
	CONSTRAINT "order_line_order_id_line_pk" PRIMARY KEY("order_id","line")
);
--> statement-breakpoint
CREATE TABLE "steam_bot" (
	"id" text PRIMARY KEY NOT NULL,
	"steam_id" text NOT NULL,
	"name" text NOT NULL,
	"login" text NOT NULL,
	"sealed_secrets" text NOT NULL,
	"sealed_refresh_token" text,
	"trade_token" text NOT NULL,
	"state" text DEFAULT 'offline' NOT NULL,
	"capacity" integer DEFAULT 900 NOT NULL,
	"last_poll_at" timestamp with time zone,
	"last_error" text,
	"acknowledged_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "steam_bot_steam_id_unique" UNIQUE("steam_id"),
	CONSTRAINT "steam_bot_state" CHECK ("steam_bot"."state" in ('offline', 'online', 'limited', 'disabled'))
);
--> statement-breakpoint
CREATE TABLE "steam_inventory" (
	"owner_steam_id" text NOT NULL,
	"app_id" integer NOT NULL,
	"state" text NOT NULL,
	"items" jsonb NOT NULL,
	"read_at" timestamp with time zone NOT NULL,
	CONSTRAINT "steam_inventory_owner_steam_id_app_id_pk" PRIMARY KEY("owner_steam_id","app_id")
);
--> statement-breakpoint
CREATE TABLE "steam_item" (
	"id" text PRIMARY KEY NOT NULL,
	"app_id" integer NOT NULL,
	"market_hash_name" text NOT NULL,
	"name" text NOT NULL,
	"type" text NOT NULL,
	"category" text NOT NULL,
	"rarity" text NOT NULL,
	"quality" text NOT NULL,
	"wearer" text,
	"exterior" text,
	"wear" double precision,
	"paint_seed" integer,
	"details" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "steam_sighting" (
	"item_id" text NOT NULL,
	"owner_steam_id" text NOT NULL,
	"app_id" integer NOT NULL,
	"context_id" text NOT NULL,
	"asset_id" text NOT NULL,
	"steam_trade_id" text,
	"from_at" timestamp with time zone NOT NULL,
	"until_at" timestamp with time zone,
	CONSTRAINT "steam_sighting_item_id_from_at_pk" PRIMARY KEY("item_id","from_at")
);
--> statement-breakpoint
CREATE TABLE "steam_trade" (
	"id" text PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"subject" text NOT NULL,
	"leg" text NOT NULL,
	"attempt" integer NOT NULL,
	"bot_id" text NOT NULL,
	"partner_steam_id" text NOT NULL,
	"partner_token" text NOT NULL,
	"items" jsonb NOT NULL,
	"message" text NOT NULL,
	"state" text NOT NULL,
	"version" integer DEFAULT 0 NOT NULL,
	"offer_id" text,
	"steam_trade_id" text,
	"reason" text,
	"last_error" text,
	"tries" integer DEFAULT 0 NOT NULL,
	"cancel_requested" boolean DEFAULT false NOT NULL,
	"cancel_reason" text,
	"doubtful_at" timestamp with time zone,
	"lookups" integer DEFAULT 0 NOT NULL,
	"result" jsonb,
	"recheck_at" timestamp with time zone,
	"due_at" timestamp with time zone NOT NULL,
	"step_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "steam_trade_key_unique" UNIQUE("key"),
	CONSTRAINT "steam_trade_offer_id_unique" UNIQUE("offer_id"),
	CONSTRAINT "steam_trade_once" UNIQUE("subject","leg","attempt")
);
--> statement-breakpoint
ALTER TABLE "deal" ADD CONSTRAINT "deal_order_id_order_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."order"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deal" ADD CONSTRAINT "deal_listing_id_listing_id_fk" FOREIGN KEY ("listing_id") REFERENCES "public"."listing"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deal" ADD CONSTRAINT "deal_item_id_steam_item_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."steam_item"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deal" ADD CONSTRAINT "deal_buyer_id_person_id_fk" FOREIGN KEY ("buyer_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deal" ADD CONSTRAINT "deal_seller_id_person_id_fk" FOREIGN KEY ("seller_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deal_note" ADD CONSTRAINT "deal_note_deal_id_deal_id_fk" FOREIGN KEY ("deal_id") REFERENCES "public"."deal"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_entry" ADD CONSTRAINT "ledger_entry_transfer_id_ledger_transfer_id_fk" FOREIGN KEY ("transfer_id") REFERENCES "public"."ledger_transfer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_hold" ADD CONSTRAINT "ledger_hold_account_id_ledger_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."ledger_account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_hold" ADD CONSTRAINT "ledger_hold_transfer_id_ledger_transfer_id_fk" FOREIGN KEY ("transfer_id") REFERENCES "public"."ledger_transfer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_rollup" ADD CONSTRAINT "ledger_rollup_account_id_ledger_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."ledger_account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listing" ADD CONSTRAINT "listing_seller_id_person_id_fk" FOREIGN KEY ("seller_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listing" ADD CONSTRAINT "listing_item_id_steam_item_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."steam_item"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order" ADD CONSTRAINT "order_buyer_id_person_id_fk" FOREIGN KEY ("buyer_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_line" ADD CONSTRAINT "order_line_order_id_order_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."order"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_line" ADD CONSTRAINT "order_line_seller_id_person_id_fk" FOREIGN KEY ("seller_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "steam_sighting" ADD CONSTRAINT "steam_sighting_item_id_steam_item_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."steam_item"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "steam_trade" ADD CONSTRAINT "steam_trade_bot_id_steam_bot_id_fk" FOREIGN KEY ("bot_id") REFERENCES "public"."steam_bot"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "deal_buyer" ON "deal" USING btree ("buyer_id","created_at");--> statement-breakpoint
CREATE INDEX "deal_seller" ON "deal" USING btree ("seller_id","created_at");--> statement-breakpoint
CREATE INDEX "deal_listing" ON "deal" USING btree ("listing_id");--> statement-breakpoint
CREATE INDEX "deal_open" ON "deal" USING btree ("due_at") WHERE state not in ('settled', 'refunded', 'returned');--> statement-breakpoint
CREATE INDEX "deal_note_deal" ON "deal_note" USING btree ("deal_id","at");--> statement-breakpoint
CREATE INDEX "person_created" ON "person" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "audit_subject" ON "audit" USING btree ("subject","at");--> statement-breakpoint
CREATE INDEX "audit_at" ON "audit" USING btree ("at");--> statement-breakpoint
CREATE UNIQUE INDEX "event_position" ON "event" USING btree ("position");--> statement-breakpoint
CREATE UNIQUE INDEX "event_aggregate_seq" ON "event" USING btree ("aggregate","aggregate_seq");--> statement-breakpoint
CREATE INDEX "event_unpublished" ON "event" USING btree ("id") WHERE position is null;--> statement-breakpoint
CREATE INDEX "event_rooms" ON "event" USING gin ("rooms");--> statement-breakpoint
CREATE INDEX "idempotency_key_at" ON "idempotency_key" USING btree ("at");--> statement-breakpoint
CREATE UNIQUE INDEX "timeline_subject_seq" ON "timeline" USING btree ("subject","seq");--> statement-breakpoint
CREATE INDEX "ledger_hold_due" ON "ledger_hold" USING btree ("expires_at") WHERE state = 'held';--> statement-breakpoint
CREATE INDEX "ledger_hold_open" ON "ledger_hold" USING btree ("account_id") WHERE state = 'held';--> statement-breakpoint
CREATE UNIQUE INDEX "listing_one_open" ON "listing" USING btree ("item_id") WHERE state in ('draft', 'active', 'reserved');--> statement-breakpoint
CREATE INDEX "listing_newest" ON "listing" USING btree ("app_id","created_at","id") WHERE state = 'active';--> statement-breakpoint
CREATE INDEX "listing_cheapest" ON "listing" USING btree ("app_id","price_minor","id") WHERE state = 'active';--> statement-breakpoint
CREATE INDEX "listing_discount" ON "listing" USING btree ("app_id","ratio_bps","id") WHERE state = 'active';--> statement-breakpoint
CREATE INDEX "listing_seller" ON "listing" USING btree ("seller_id","created_at");--> statement-breakpoint
CREATE INDEX "listing_asset" ON "listing" USING btree ("app_id","asset_id");--> statement-breakpoint
CREATE INDEX "listing_search" ON "listing" USING gin ("search");--> statement-breakpoint
CREATE INDEX "listing_fuzzy" ON "listing" USING gin ("market_hash_name" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "sale_name" ON "sale" USING btree ("app_id","market_hash_name","at");--> statement-breakpoint
CREATE INDEX "order_buyer" ON "order" USING btree ("buyer_id","created_at");--> statement-breakpoint
CREATE INDEX "steam_item_name" ON "steam_item" USING btree ("app_id","market_hash_name");--> statement-breakpoint
CREATE UNIQUE INDEX "steam_sighting_here" ON "steam_sighting" USING btree ("item_id") WHERE until_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "steam_sighting_asset" ON "steam_sighting" USING btree ("app_id","context_id","asset_id") WHERE until_at is null;--> statement-breakpoint
CREATE INDEX "steam_sighting_owner" ON "steam_sighting" USING btree ("owner_steam_id") WHERE until_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "steam_trade_one_open" ON "steam_trade" USING btree ("subject","leg") WHERE state in ('intent', 'sending', 'unknown', 'needs_confirmation', 'active', 'committing', 'escrow_hold');--> statement-breakpoint
CREATE INDEX "steam_trade_work" ON "steam_trade" USING btree ("bot_id","step_at") WHERE state in ('intent', 'sending', 'unknown', 'needs_confirmation', 'active', 'committing', 'escrow_hold');--> statement-breakpoint
CREATE INDEX "steam_trade_subject" ON "steam_trade" USING btree ("subject");--> statement-breakpoint
CREATE INDEX "steam_trade_recheck" ON "steam_trade" USING btree ("bot_id") WHERE recheck_at is not null;