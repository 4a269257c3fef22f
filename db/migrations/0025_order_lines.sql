ALTER TABLE "order_line" DROP CONSTRAINT "order_line_seller_id_person_id_fk";
--> statement-breakpoint
ALTER TABLE "order_line" DROP COLUMN "seller_id";