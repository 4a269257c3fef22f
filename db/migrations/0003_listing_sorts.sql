CREATE INDEX "listing_all_newest" ON "listing" USING btree ("created_at","id") WHERE state = 'active';--> statement-breakpoint
CREATE INDEX "listing_all_cheapest" ON "listing" USING btree ("price_minor","id") WHERE state = 'active';--> statement-breakpoint
CREATE INDEX "listing_all_discount" ON "listing" USING btree ("ratio_bps","id") WHERE state = 'active';--> statement-breakpoint
CREATE INDEX "listing_kind" ON "listing" USING btree ("app_id","market_hash_name","price_minor") WHERE state = 'active';