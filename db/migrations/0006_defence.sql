CREATE TABLE "api_token" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"name" text NOT NULL,
	"hash" "bytea" NOT NULL,
	"hint" text NOT NULL,
	"scope" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	"used_from" text,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "api_token_hash_unique" UNIQUE("hash"),
	CONSTRAINT "api_token_scope" CHECK ("api_token"."scope" in ('read', 'write'))
);
--> statement-breakpoint
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
--> statement-breakpoint
ALTER TABLE "audit" ADD COLUMN "address" text;--> statement-breakpoint
ALTER TABLE "audit" ADD COLUMN "position" bigint;--> statement-breakpoint
ALTER TABLE "audit" ADD COLUMN "hash" "bytea";--> statement-breakpoint
ALTER TABLE "audit" ADD COLUMN "linked_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "api_token" ADD CONSTRAINT "api_token_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "api_token_open" ON "api_token" USING btree ("person_id","created_at") WHERE revoked_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "audit_position" ON "audit" USING btree ("position");--> statement-breakpoint
CREATE INDEX "audit_unlinked" ON "audit" USING btree ("at","id") WHERE position is null;--> statement-breakpoint
ALTER TABLE "audit" ADD CONSTRAINT "audit_linked" CHECK ((position is null) = (hash is null) and (position is null) = (linked_at is null));
--> statement-breakpoint
-- A text that cannot be read in two ways: the fields of a row, each with its length in bytes; "-" is a field that is null.
create function audit_field(value text) returns text language sql immutable parallel safe as $$
  select coalesce(octet_length(value) || ':' || value, '-')
$$;
--> statement-breakpoint
create function audit_text(entry audit) returns text language sql stable as $$
  select concat_ws(',',
    audit_field(entry.id),
    audit_field(to_char(entry.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
    audit_field(entry.actor), audit_field(entry.act), audit_field(entry.subject), audit_field(entry.reason),
    audit_field(entry.detail::text), audit_field(entry.request_id), audit_field(entry.address))
$$;
--> statement-breakpoint
-- Links are given after commit, by one process at a time: writers of the log never wait for one another.
-- Returns how many rows it has linked.
create function audit_chain(most integer) returns integer language plpgsql as $$
declare
  entry audit;
  head bytea;
  last bigint;
  linked integer := 0;
begin
  perform pg_advisory_xact_lock(hashtext('tradepost.audit_chain'));
  select position, hash into last, head from audit where position is not null order by position desc limit 1;
  last := coalesce(last, 0);
  head := coalesce(head, ''::bytea);
  for entry in select * from audit where position is null order by at, id limit most loop
    last := last + 1;
    head := sha256(head || convert_to(last || ',' || audit_text(entry), 'UTF8'));
    update audit set position = last, hash = head, linked_at = now() where id = entry.id;
    linked := linked + 1;
  end loop;
  return linked;
end $$;
--> statement-breakpoint
-- The one change a row may see is its link.
create function audit_only_linked() returns trigger language plpgsql as $$
begin
  if old.position is null and new.position is not null
    and (to_jsonb(new) - '{position,hash,linked_at}'::text[]) = (to_jsonb(old) - '{position,hash,linked_at}'::text[])
  then
    return new;
  end if;
  raise exception 'audit is append-only';
end $$;
--> statement-breakpoint
drop trigger audit_immutable on audit;
--> statement-breakpoint
create trigger audit_kept before delete on audit for each row execute function refuse_change();
--> statement-breakpoint
create trigger audit_only_linked before update on audit for each row execute function audit_only_linked();
