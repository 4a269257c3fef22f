CREATE UNLOGGED TABLE "presence_here" (
	"person_id" text NOT NULL,
	"node_id" text NOT NULL,
	"idle" boolean NOT NULL,
	CONSTRAINT "presence_here_person_id_node_id_pk" PRIMARY KEY("person_id","node_id")
);
--> statement-breakpoint
CREATE UNLOGGED TABLE "presence_node" (
	"id" text PRIMARY KEY NOT NULL,
	"beat_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "presence_person" (
	"person_id" text PRIMARY KEY NOT NULL,
	"choice" text DEFAULT 'auto' NOT NULL,
	"shown_to" text DEFAULT 'everyone' NOT NULL,
	"game_title" text,
	"game_until" timestamp with time zone,
	"last_seen_at" timestamp with time zone,
	"told" text DEFAULT 'offline' NOT NULL,
	CONSTRAINT "presence_person_choice" CHECK ("presence_person"."choice" in ('auto', 'away', 'invisible')),
	CONSTRAINT "presence_person_shown_to" CHECK ("presence_person"."shown_to" in ('everyone', 'nobody')),
	CONSTRAINT "presence_person_game" CHECK ((game_title is null) = (game_until is null))
);
--> statement-breakpoint
ALTER TABLE "presence_person" ADD CONSTRAINT "presence_person_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "presence_here_node" ON "presence_here" USING btree ("node_id");--> statement-breakpoint
CREATE INDEX "presence_person_game_until" ON "presence_person" USING btree ("game_until") WHERE game_until is not null;