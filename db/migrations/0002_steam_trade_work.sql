ALTER TABLE "steam_bot" ADD COLUMN "acknowledged_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "steam_trade" ADD COLUMN "cancel_reason" text;--> statement-breakpoint
ALTER TABLE "steam_trade" ADD COLUMN "doubtful_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "steam_trade" ADD COLUMN "lookups" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "steam_trade" ADD COLUMN "result" jsonb;--> statement-breakpoint
ALTER TABLE "steam_trade" ADD COLUMN "recheck_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "steam_trade_recheck" ON "steam_trade" USING btree ("bot_id") WHERE recheck_at is not null;