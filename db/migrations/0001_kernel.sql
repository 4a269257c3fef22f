-- Positions are given after commit, by one publisher at a time and in id order, so they appear in commit order
-- and events of one aggregate keep their order. Returns the highest position; notifies when there is something new.
create function event_publish(channel text) returns bigint language plpgsql as $$
declare
  highest bigint;
  published bigint;
begin
  perform pg_advisory_xact_lock(hashtext('tradepost.event_publish'));
  select coalesce(max(position), 0) into highest from event;
  with waiting as (
    select id, row_number() over (order by id) as nth from event where position is null
  )
  update event set position = highest + waiting.nth from waiting where event.id = waiting.id;
  get diagnostics published = row_count;
  if published > 0 then
    perform pg_notify(channel, (highest + published)::text);
  end if;
  return highest + published;
end $$;
--> statement-breakpoint
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name;
end $$;
--> statement-breakpoint
create trigger audit_immutable before update or delete on audit for each row execute function refuse_change();
--> statement-breakpoint
create trigger audit_not_truncated before truncate on audit execute function refuse_change();
--> statement-breakpoint
create trigger timeline_immutable before update or delete on timeline for each row execute function refuse_change();
