ALTER TABLE "cart_line" ADD COLUMN "gift_on" date;--> statement-breakpoint
ALTER TABLE "order_line" ADD COLUMN "gift_on" date;