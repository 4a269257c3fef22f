CREATE TABLE "suspension" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "suspension_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"person_id" text NOT NULL,
	"reason" text NOT NULL,
	"by_id" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"until_at" timestamp with time zone,
	"objection" text,
	"objected_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"ended_by" text,
	CONSTRAINT "suspension_until" CHECK (until_at > created_at),
	CONSTRAINT "suspension_objected" CHECK ((objection is null) = (objected_at is null)),
	CONSTRAINT "suspension_ended" CHECK ((ended_at is null) = (ended_by is null)),
	CONSTRAINT "suspension_ended_by" CHECK (ended_by in ('lifted', 'time'))
);
--> statement-breakpoint
ALTER TABLE "person" DROP CONSTRAINT "person_role";--> statement-breakpoint
ALTER TABLE "session" DROP CONSTRAINT "session_ended_by";--> statement-breakpoint
DROP INDEX "person_created";--> statement-breakpoint
ALTER TABLE "suspension" ADD CONSTRAINT "suspension_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "suspension_open" ON "suspension" USING btree ("person_id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "suspension_due" ON "suspension" USING btree ("until_at") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "suspension_person" ON "suspension" USING btree ("person_id","created_at");--> statement-breakpoint
CREATE INDEX "person_staff" ON "person" USING btree ("role","created_at","id") WHERE role <> 'user';--> statement-breakpoint
CREATE INDEX "person_name_trgm" ON "person" USING gin (name gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "person_email_trgm" ON "person" USING gin (email gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "person_created" ON "person" USING btree ("created_at","id");--> statement-breakpoint
ALTER TABLE "person" ADD CONSTRAINT "person_role" CHECK ("person"."role" in ('user', 'provider', 'publisher', 'moderator', 'admin'));--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_ended_by" CHECK ("session"."ended_by" in ('signed_out', 'revoked', 'password_changed', 'suspended'));