ALTER TABLE "notification_setting" DROP CONSTRAINT "notification_setting_language";--> statement-breakpoint
ALTER TABLE "notification_setting" DROP COLUMN "language";--> statement-breakpoint
ALTER TABLE "quiet_hours" DROP COLUMN "zone";