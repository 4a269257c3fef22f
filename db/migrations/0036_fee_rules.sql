DROP TABLE "fee_rule" CASCADE;--> statement-breakpoint
CREATE TABLE "fee_rule" (
	"id" text PRIMARY KEY NOT NULL,
	"seller_id" text,
	"category" text,
	"currency" text,
	"bps" integer NOT NULL,
	"minimum_minor" bigint DEFAULT 0 NOT NULL,
	"valid_from" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "fee_rule_share" CHECK ("fee_rule"."bps" between 0 and 10000 and "fee_rule"."minimum_minor" >= 0),
	CONSTRAINT "fee_rule_minimum" CHECK ("fee_rule"."minimum_minor" = 0 or "fee_rule"."currency" is not null),
	CONSTRAINT "fee_rule_time" CHECK ("fee_rule"."ends_at" is null or "fee_rule"."ends_at" >= "fee_rule"."valid_from")
);
--> statement-breakpoint
ALTER TABLE "fee_rule" ADD CONSTRAINT "fee_rule_seller_id_person_id_fk" FOREIGN KEY ("seller_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "fee_rule_seller" ON "fee_rule" USING btree ("seller_id");--> statement-breakpoint
CREATE INDEX "fee_rule_newest" ON "fee_rule" USING btree ("created_at","id");