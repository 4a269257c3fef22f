CREATE UNLOGGED TABLE "rate_bucket" (
	"key" text PRIMARY KEY NOT NULL,
	"full_at" double precision NOT NULL,
	"window_ms" double precision NOT NULL
);
--> statement-breakpoint
CREATE UNLOGGED TABLE "setback" (
	"key" text PRIMARY KEY NOT NULL,
	"failures" integer NOT NULL,
	"open_at" double precision NOT NULL,
	"worked" boolean DEFAULT false NOT NULL,
	"forget_at" double precision NOT NULL
);
