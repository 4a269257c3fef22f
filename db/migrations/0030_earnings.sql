CREATE TABLE "earning" (
	"id" text PRIMARY KEY NOT NULL,
	"seller_order_id" text NOT NULL,
	"order_id" text NOT NULL,
	"seller_id" text NOT NULL,
	"category" text NOT NULL,
	"gross_minor" bigint NOT NULL,
	"tax_minor" bigint NOT NULL,
	"fee_minor" bigint NOT NULL,
	"reversed_minor" bigint DEFAULT 0 NOT NULL,
	"currency" text NOT NULL,
	"state" text NOT NULL,
	"version" integer DEFAULT 0 NOT NULL,
	"held_for" text,
	"available_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "earning_seller_order_id_unique" UNIQUE("seller_order_id"),
	CONSTRAINT "earning_parts" CHECK ("earning"."gross_minor" > 0 and "earning"."tax_minor" >= 0 and "earning"."fee_minor" >= 0 and "earning"."tax_minor" + "earning"."fee_minor" <= "earning"."gross_minor"),
	CONSTRAINT "earning_reversed" CHECK ("earning"."reversed_minor" between 0 and "earning"."gross_minor"),
	CONSTRAINT "earning_date" CHECK ("earning"."state" not in ('clearing', 'available') or "earning"."available_at" is not null)
);
--> statement-breakpoint
CREATE TABLE "fee_rule" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "fee_rule_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"seller_id" text,
	"category" text,
	"bps" integer NOT NULL,
	"minimum_minor" bigint DEFAULT 0 NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "fee_rule_once" UNIQUE NULLS NOT DISTINCT("seller_id","category"),
	CONSTRAINT "fee_rule_share" CHECK ("fee_rule"."bps" between 0 and 5000 and "fee_rule"."minimum_minor" >= 0)
);
--> statement-breakpoint
ALTER TABLE "earning" ADD CONSTRAINT "earning_seller_order_id_seller_order_id_fk" FOREIGN KEY ("seller_order_id") REFERENCES "public"."seller_order"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "earning" ADD CONSTRAINT "earning_seller_id_person_id_fk" FOREIGN KEY ("seller_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fee_rule" ADD CONSTRAINT "fee_rule_seller_id_person_id_fk" FOREIGN KEY ("seller_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "earning_seller" ON "earning" USING btree ("seller_id","created_at","id");--> statement-breakpoint
CREATE INDEX "earning_due" ON "earning" USING btree ("available_at") WHERE state = 'clearing' and held_for is null;