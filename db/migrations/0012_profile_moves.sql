-- Language and time zone of a person have one home: the person.
UPDATE "person" SET "language" = "notification_setting"."language"
FROM "notification_setting" WHERE "notification_setting"."person_id" = "person"."id";--> statement-breakpoint
UPDATE "person" SET "zone" = "quiet_hours"."zone"
FROM "quiet_hours" WHERE "quiet_hours"."person_id" = "person"."id";
