CREATE TABLE "client_token" (
	"hash" "bytea" PRIMARY KEY NOT NULL,
	"session_id" text NOT NULL,
	"kind" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"replaced_at" timestamp with time zone,
	CONSTRAINT "client_token_kind" CHECK ("client_token"."kind" in ('access', 'refresh')),
	CONSTRAINT "client_token_replaced" CHECK (replaced_at is null or kind = 'refresh')
);
--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "program" text;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "scope" text;--> statement-breakpoint
ALTER TABLE "client_token" ADD CONSTRAINT "client_token_session_id_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."session"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "client_token_session" ON "client_token" USING btree ("session_id","expires_at");--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_program" CHECK ((program is null) = (scope is null) and scope in ('read', 'write'));