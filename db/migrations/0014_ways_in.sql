CREATE TABLE "challenge" (
	"hash" "bytea" PRIMARY KEY NOT NULL,
	"purpose" text NOT NULL,
	"person_id" text,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "challenge_purpose" CHECK ("challenge"."purpose" in ('new_passkey', 'passkey', 'wallet', 'proof', 'merge'))
);
--> statement-breakpoint
CREATE TABLE "mail_link" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"email" text NOT NULL,
	"person_id" text,
	"back_to" text DEFAULT '/' NOT NULL,
	"hash" "bytea",
	"asked_at" timestamp with time zone NOT NULL,
	"issued_at" timestamp with time zone,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "mail_link_hash_unique" UNIQUE("hash"),
	CONSTRAINT "mail_link_kind" CHECK ("mail_link"."kind" in ('sign_up', 'reset', 'change_email')),
	CONSTRAINT "mail_link_email_lower" CHECK (email = lower(email)),
	CONSTRAINT "mail_link_issued" CHECK (hash is null or issued_at is not null),
	CONSTRAINT "mail_link_person" CHECK (kind = 'sign_up' or hash is null or person_id is not null),
	CONSTRAINT "mail_link_changes" CHECK (kind <> 'change_email' or person_id is not null),
	CONSTRAINT "mail_link_used" CHECK (used_at is null or hash is not null)
);
--> statement-breakpoint
CREATE TABLE "passkey" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"name" text NOT NULL,
	"credential_id" text NOT NULL,
	"user_handle" text NOT NULL,
	"public_key" "bytea" NOT NULL,
	"counter" bigint NOT NULL,
	"transports" text[] NOT NULL,
	"backed_up" boolean NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "passkey_credential_id_unique" UNIQUE("credential_id"),
	CONSTRAINT "passkey_counter" CHECK (counter >= 0)
);
--> statement-breakpoint
CREATE TABLE "wallet" (
	"address" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "wallet_address" CHECK (address ~ '^0x[0-9a-fA-F]{40}$')
);
--> statement-breakpoint
CREATE TABLE "letter" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"address" text NOT NULL,
	"sealed" text,
	"state" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"failures" integer DEFAULT 0 NOT NULL,
	"not_before" timestamp with time zone,
	"expires_at" timestamp with time zone NOT NULL,
	"last_reason" text,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "letter_state" CHECK (state in ('queued', 'sent', 'delivered', 'dead')),
	CONSTRAINT "letter_sealed" CHECK ((sealed is null) = (state in ('delivered', 'dead'))),
	CONSTRAINT "letter_waits" CHECK ((not_before is null) = (state in ('delivered', 'dead'))),
	CONSTRAINT "letter_why" CHECK (state <> 'dead' or last_reason is not null)
);
--> statement-breakpoint
ALTER TABLE "person" DROP CONSTRAINT "person_way_in";--> statement-breakpoint
ALTER TABLE "session" DROP CONSTRAINT "session_way";--> statement-breakpoint
ALTER TABLE "session" DROP CONSTRAINT "session_ended_by";--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "merged_into" text;--> statement-breakpoint
ALTER TABLE "challenge" ADD CONSTRAINT "challenge_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_link" ADD CONSTRAINT "mail_link_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passkey" ADD CONSTRAINT "passkey_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wallet" ADD CONSTRAINT "wallet_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "challenge_expires" ON "challenge" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "challenge_person" ON "challenge" USING btree ("person_id") WHERE person_id is not null;--> statement-breakpoint
CREATE INDEX "mail_link_recent" ON "mail_link" USING btree ("email","kind","issued_at");--> statement-breakpoint
CREATE INDEX "mail_link_person" ON "mail_link" USING btree ("person_id") WHERE person_id is not null;--> statement-breakpoint
CREATE INDEX "mail_link_expires" ON "mail_link" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "passkey_person" ON "passkey" USING btree ("person_id","created_at");--> statement-breakpoint
CREATE INDEX "wallet_person" ON "wallet" USING btree ("person_id","created_at");--> statement-breakpoint
CREATE INDEX "letter_due" ON "letter" USING btree ("not_before") WHERE state in ('queued', 'sent');--> statement-breakpoint
CREATE INDEX "letter_updated" ON "letter" USING btree ("updated_at");--> statement-breakpoint
ALTER TABLE "person" ADD CONSTRAINT "person_merged_into_person_id_fk" FOREIGN KEY ("merged_into") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_actor" ON "audit" USING btree ("actor","id");--> statement-breakpoint
ALTER TABLE "person" ADD CONSTRAINT "person_not_into_self" CHECK (merged_into <> id);--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_way" CHECK ("session"."way" in ('password', 'steam', 'passkey', 'wallet'));--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_ended_by" CHECK ("session"."ended_by" in ('signed_out', 'revoked', 'password_changed', 'password_reset', 'suspended', 'merged'));