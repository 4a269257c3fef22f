-- Every open account has a way in. It may lie in another table than the account, so no check of one row can say it.
create function person_has_way_in(whose text) returns boolean language sql stable as $$
  select exists (select from person where id = whose
      and (email is not null and password_hash is not null or steam_id is not null))
    or exists (select from passkey where person_id = whose)
    or exists (select from wallet where person_id = whose)
$$;
--> statement-breakpoint
-- Asked at the commit, when all that belongs together has happened.
create function demand_way_in() returns trigger language plpgsql as $$
declare
  whose text := case tg_table_name when 'person' then to_jsonb(new)->>'id' else to_jsonb(old)->>'person_id' end;
  closed boolean;
begin
  -- Two that each take away one of two ways wait here for each other.
  select merged_into is not null or deleted_at is not null into closed from person where id = whose for update;
  if not closed and not person_has_way_in(whose) then
    raise exception 'person % has no way in', whose using errcode = 'check_violation', constraint = 'person_way_in';
  end if;
  return null;
end $$;
--> statement-breakpoint
create constraint trigger person_way_in after insert or update of email, password_hash, steam_id, merged_into, deleted_at on person
  deferrable initially deferred for each row execute function demand_way_in();
--> statement-breakpoint
create constraint trigger passkey_way_in after delete or update of person_id on passkey
  deferrable initially deferred for each row execute function demand_way_in();
--> statement-breakpoint
create constraint trigger wallet_way_in after delete or update of person_id on wallet
  deferrable initially deferred for each row execute function demand_way_in();
--> statement-breakpoint
-- A closed account opens nothing and cannot become the end of a longer way.
alter table person add constraint person_merged_is_empty
  check (merged_into is null or (email is null and password_hash is null and steam_id is null));
