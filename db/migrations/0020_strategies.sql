CREATE TABLE "strategy" (
	"id" text PRIMARY KEY NOT NULL,
	"owner_id" text NOT NULL,
	"name" text NOT NULL,
	"description" text NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"version" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "strategy_of_kind" UNIQUE("id","kind"),
	CONSTRAINT "strategy_name" CHECK (length("strategy"."name") between 1 and 80),
	CONSTRAINT "strategy_description" CHECK (length("strategy"."description") <= 2000),
	CONSTRAINT "strategy_kind" CHECK ("strategy"."kind" in ('rules', 'pine', 'javascript')),
	CONSTRAINT "strategy_state" CHECK ("strategy"."state" in ('draft', 'archived'))
);
--> statement-breakpoint
CREATE TABLE "strategy_version" (
	"id" text PRIMARY KEY NOT NULL,
	"strategy_id" text NOT NULL,
	"kind" text NOT NULL,
	"number" integer NOT NULL,
	"form" jsonb,
	"form_hash" text NOT NULL,
	"source" text,
	"notices" text[] NOT NULL,
	"params" jsonb,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "strategy_version_number" UNIQUE("strategy_id","number"),
	CONSTRAINT "strategy_version_from_1" CHECK ("strategy_version"."number" between 1 and 500),
	CONSTRAINT "strategy_version_hash" CHECK ("strategy_version"."form_hash" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "strategy_version_source" CHECK (length("strategy_version"."source") between 1 and 100000),
	CONSTRAINT "strategy_version_kind" CHECK (case "strategy_version"."kind"
        when 'rules' then "strategy_version"."form" is not null and "strategy_version"."source" is null and "strategy_version"."params" is null
        when 'pine' then "strategy_version"."form" is not null and "strategy_version"."source" is not null and "strategy_version"."params" is null
        else "strategy_version"."form" is null and "strategy_version"."source" is not null and "strategy_version"."params" is not null end)
);
--> statement-breakpoint
ALTER TABLE "strategy" ADD CONSTRAINT "strategy_owner_id_person_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "strategy_version" ADD CONSTRAINT "strategy_version_strategy" FOREIGN KEY ("strategy_id","kind") REFERENCES "public"."strategy"("id","kind") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "strategy_owner" ON "strategy" USING btree ("owner_id","updated_at","id");--> statement-breakpoint
-- Only the text of a script may give way to one that means the same.
create function strategy_version_stands() returns trigger language plpgsql as $$
begin
  if to_jsonb(new) - array['source', 'notices'] is distinct from to_jsonb(old) - array['source', 'notices']
    or (new.kind <> 'pine' and new is distinct from old)
  then
    raise exception 'strategy_version is append-only';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger strategy_version_immutable before update on strategy_version
  for each row execute function strategy_version_stands();
