CREATE TABLE "backtest_part" (
	"run_id" text NOT NULL,
	"index" integer NOT NULL,
	"series_id" text NOT NULL,
	"label" text NOT NULL,
	"task" jsonb NOT NULL,
	"key" text NOT NULL,
	"state" text NOT NULL,
	"units" integer NOT NULL,
	"fraction" double precision DEFAULT 0 NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"claimed_by" text,
	"claimed_until" timestamp with time zone,
	"figures" jsonb,
	"failure" text,
	"ended_at" timestamp with time zone,
	CONSTRAINT "backtest_part_run_id_index_pk" PRIMARY KEY("run_id","index"),
	CONSTRAINT "backtest_part_state" CHECK (state in ('waiting', 'running', 'done', 'failed')),
	CONSTRAINT "backtest_part_claim" CHECK ((state = 'running') = (claimed_by is not null and claimed_until is not null)),
	CONSTRAINT "backtest_part_fraction" CHECK (fraction between 0 and 1)
);
--> statement-breakpoint
CREATE TABLE "backtest_result" (
	"key" text PRIMARY KEY NOT NULL,
	"form_hash" text NOT NULL,
	"data_hash" text NOT NULL,
	"settings_hash" text NOT NULL,
	"engine_version" text NOT NULL,
	"view" jsonb NOT NULL,
	"figures" jsonb,
	"equity" "bytea",
	"trades" "bytea",
	"took_ms" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "backtest_run" (
	"id" text PRIMARY KEY NOT NULL,
	"owner_id" text NOT NULL,
	"number" integer NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"version" integer DEFAULT 0 NOT NULL,
	"strategy_id" text NOT NULL,
	"version_id" text NOT NULL,
	"form_hash" text NOT NULL,
	"engine_version" text NOT NULL,
	"request" jsonb NOT NULL,
	"done" double precision DEFAULT 0 NOT NULL,
	"total" integer NOT NULL,
	"pace_done" double precision DEFAULT 0 NOT NULL,
	"pace_at" timestamp with time zone,
	"progress_at" timestamp with time zone,
	"failure" text,
	"summary" jsonb,
	"share_hash" "bytea",
	"sealed_share" text,
	"created_at" timestamp with time zone NOT NULL,
	"started_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "backtest_run_kind" CHECK (kind in ('single', 'batch', 'optimise', 'walk_forward')),
	CONSTRAINT "backtest_run_state" CHECK (state in ('queued', 'running', 'done', 'failed', 'cancelled')),
	CONSTRAINT "backtest_run_ended" CHECK ((ended_at is not null) = (state in ('done', 'failed', 'cancelled'))),
	CONSTRAINT "backtest_run_shared" CHECK ((share_hash is null) = (sealed_share is null)),
	CONSTRAINT "backtest_run_done" CHECK (done between 0 and total + 0.001)
);
--> statement-breakpoint
ALTER TABLE "backtest_part" ADD CONSTRAINT "backtest_part_run_id_backtest_run_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."backtest_run"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "backtest_run" ADD CONSTRAINT "backtest_run_owner_id_person_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "backtest_part_open" ON "backtest_part" USING btree ("run_id","index") WHERE state in ('waiting', 'running');--> statement-breakpoint
CREATE INDEX "backtest_part_key" ON "backtest_part" USING btree ("key");--> statement-breakpoint
CREATE INDEX "backtest_result_age" ON "backtest_result" USING btree ("created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "backtest_run_number" ON "backtest_run" USING btree ("owner_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "backtest_run_share" ON "backtest_run" USING btree ("share_hash");--> statement-breakpoint
CREATE INDEX "backtest_run_newest" ON "backtest_run" USING btree ("owner_id","created_at","id");--> statement-breakpoint
CREATE INDEX "backtest_run_open" ON "backtest_run" USING btree ("created_at") WHERE state in ('queued', 'running');