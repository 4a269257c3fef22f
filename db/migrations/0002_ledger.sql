-- The ledger's own verbs. Every function locks accounts before anything else of theirs and in one order (by id),
-- so they never deadlock with each other. Two transactions of several postings may, and so may first uses of accounts;
-- both are tried again.
-- Their plans are generic: with arrays PostgreSQL would otherwise plan anew at every call, which costs more than the work.
-- Own SQLSTATEs: P0402 not enough money, P0404 no such hold, P0409 key used for another body, P0410 hold is over.
alter table ledger_account set (fillfactor = 70);
--> statement-breakpoint
alter table ledger_hold set (fillfactor = 70);
--> statement-breakpoint
-- Balances as they stand: kept in the row, or roll-up plus newer entries for sharded accounts.
create view ledger_balance as
select a.id as account_id, a.code, a.currency, a.held, a.sharded, a.created_at,
  case when a.sharded
    then coalesce(r.balance, 0) + coalesce((
      select sum(e.amount)::bigint from ledger_entry e
      where e.account_id = a.id and e.id > coalesce(r.through_id, 0)), 0)
    else a.posted
  end as posted
from ledger_account a left join ledger_rollup r on r.account_id = a.id;
--> statement-breakpoint
create function ledger_create_accounts(p_codes text[], p_currency text) returns void language sql as $$
  insert into ledger_account (code, currency, floor, sharded)
  select c, p_currency, case when hot then null else 0 end, hot
  from (select distinct c, c ~ '^(platform|external):' as hot from unnest(p_codes) c) wanted
  order by c
  on conflict (code, currency) do nothing
$$;
--> statement-breakpoint
-- Moves the legs of a transfer, one leg per account. Of the first account's held money p_freed is freed with it.
create function ledger_move(
  p_transfer uuid, p_codes text[], p_amounts bigint[], p_currency text, p_freed bigint default 0
) returns void language plpgsql as $$
declare
  v_found int;
  v_short int;
  v_ids bigint[];
  v_legs smallint[];
  v_amounts bigint[];
  v_balances bigint[];
begin
  for attempt in 1..2 loop
    select count(distinct a.id), array_agg(a.id), array_agg(a.nth), array_agg(a.amount), array_agg(a.posted + a.amount),
      min(a.nth) filter (where a.posted + a.amount - a.held + case a.nth when 1 then p_freed else 0 end < a.floor)
    into v_found, v_ids, v_legs, v_amounts, v_balances, v_short
    from (
      select b.id, b.posted, b.held, b.floor, leg.amount, leg.nth::smallint as nth
      from unnest(p_codes, p_amounts) with ordinality as leg(code, amount, nth)
      join ledger_account b on b.code = leg.code and b.currency = p_currency
      where not b.sharded
      order by b.id for no key update of b
    ) a;
    exit when v_found = cardinality(p_codes);
    select v_found + count(distinct a.id), v_ids || array_agg(a.id), v_legs || array_agg(leg.nth::smallint),
      v_amounts || array_agg(leg.amount), v_balances || array_agg(null::bigint)
    into v_found, v_ids, v_legs, v_amounts, v_balances
    from unnest(p_codes, p_amounts) with ordinality as leg(code, amount, nth)
    join ledger_account a on a.code = leg.code and a.currency = p_currency
    where a.sharded;
    exit when v_found = cardinality(p_codes);
    perform ledger_create_accounts(p_codes, p_currency);
  end loop;
  if v_found is distinct from cardinality(p_amounts) then
    raise exception 'a transfer has one leg per account' using errcode = '23514', constraint = 'ledger_leg_per_account';
  end if;
  if v_short is not null then
    raise exception 'not enough money' using errcode = 'P0402', detail = (
      select json_build_object('code', a.code, 'neededMinor', -p_amounts[v_short], 'availableMinor',
        a.posted - a.held + case v_short when 1 then p_freed else 0 end - a.floor)
      from ledger_account a where a.code = p_codes[v_short] and a.currency = p_currency);
  end if;
  update ledger_account a
  set posted = moved.balance, held = case a.code when p_codes[1] then a.held - p_freed else a.held end
  from unnest(v_ids, v_balances) as moved(id, balance)
  where a.id = moved.id and moved.balance is not null;
  insert into ledger_entry (account_id, transfer_id, leg, amount, currency, balance_after)
  select leg.id, p_transfer, leg.nth, leg.amount, p_currency, leg.balance
  from unnest(v_ids, v_legs, v_amounts, v_balances) as leg(id, nth, amount, balance);
end $$;
--> statement-breakpoint
create function ledger_post(
  p_key text, p_hash bytea, p_kind text, p_codes text[], p_amounts bigint[], p_currency text, p_memo jsonb,
  p_at timestamptz, out transfer_id uuid, out replayed boolean
) language plpgsql set plan_cache_mode = force_generic_plan as $$
declare
  v_hash bytea;
begin
  insert into ledger_transfer (idem_key, request_hash, kind, memo, at)
  values (p_key, p_hash, p_kind, p_memo, p_at)
  on conflict (idem_key) do nothing returning id into transfer_id;
  replayed := transfer_id is null;
  if replayed then
    select t.id, t.request_hash into transfer_id, v_hash from ledger_transfer t where t.idem_key = p_key;
    if v_hash is distinct from p_hash then
      raise exception 'posting key % was used for another body', p_key using errcode = 'P0409';
    end if;
    return;
  end if;
  perform ledger_move(transfer_id, p_codes, p_amounts, p_currency);
end $$;
--> statement-breakpoint
create function ledger_hold_open(
  p_key text, p_hash bytea, p_code text, p_amount bigint, p_currency text, p_expires_at timestamptz, p_memo jsonb,
  p_at timestamptz, out hold_id uuid, out replayed boolean
) language plpgsql set plan_cache_mode = force_generic_plan as $$
declare
  v_account ledger_account;
  v_hash bytea;
begin
  select * into v_account from ledger_account a
  where a.code = p_code and a.currency = p_currency for no key update;
  if not found then
    perform ledger_create_accounts(array[p_code], p_currency);
    select * into v_account from ledger_account a
    where a.code = p_code and a.currency = p_currency for no key update;
  end if;
  if v_account.sharded then
    raise exception '% cannot hold money', p_code using errcode = '23514', constraint = 'ledger_sharded';
  end if;
  insert into ledger_hold (idem_key, request_hash, account_id, amount, memo, at, expires_at)
  values (p_key, p_hash, v_account.id, p_amount, p_memo, p_at, p_expires_at)
  on conflict (idem_key) do nothing returning id into hold_id;
  replayed := hold_id is null;
  if replayed then
    select h.id, h.request_hash into hold_id, v_hash from ledger_hold h where h.idem_key = p_key;
    if v_hash is distinct from p_hash then
      raise exception 'hold key % was used for another body', p_key using errcode = 'P0409';
    end if;
    return;
  end if;
  if v_account.posted - v_account.held - p_amount < v_account.floor then
    raise exception 'not enough money' using errcode = 'P0402', detail = json_build_object(
      'code', p_code, 'availableMinor', v_account.posted - v_account.held - v_account.floor,
      'neededMinor', p_amount)::text;
  end if;
  update ledger_account a set held = a.held + p_amount where a.id = v_account.id;
end $$;
--> statement-breakpoint
-- Pays a hold out to one or many. The legs make up the whole hold; what the payer keeps is a leg back to the payer.
create function ledger_hold_capture(
  p_hold uuid, p_hash bytea, p_kind text, p_codes text[], p_amounts bigint[], p_memo jsonb, p_at timestamptz,
  out transfer_id uuid, out replayed boolean
) language plpgsql set plan_cache_mode = force_generic_plan as $$
declare
  v_hold record;
  v_hash bytea;
  v_key text := 'hold:' || p_hold;
  v_kept bigint := 0;
begin
  select h.amount, a.code, a.currency into v_hold
  from ledger_hold h join ledger_account a on a.id = h.account_id where h.id = p_hold;
  if not found then
    raise exception 'there is no hold %', p_hold using errcode = 'P0404';
  end if;
  if v_hold.amount is distinct from (select sum(x) from unnest(p_amounts) x) or 0 >= any (p_amounts) then
    raise exception 'the legs of a capture make up the hold of %', v_hold.amount
      using errcode = '23514', constraint = 'ledger_capture_sum';
  end if;
  perform 1 from ledger_account a
  where a.code = any (v_hold.code || p_codes) and a.currency = v_hold.currency and not a.sharded
  order by a.id for no key update;
  insert into ledger_transfer (idem_key, request_hash, kind, memo, at)
  values (v_key, p_hash, p_kind, p_memo, p_at)
  on conflict (idem_key) do nothing returning id into transfer_id;
  replayed := transfer_id is null;
  if replayed then
    select t.id, t.request_hash into transfer_id, v_hash from ledger_transfer t where t.idem_key = v_key;
    if v_hash is distinct from p_hash then
      raise exception 'hold % was captured in another way', p_hold using errcode = 'P0409';
    end if;
    return;
  end if;
  update ledger_hold h set state = 'captured', ended_at = p_at, transfer_id = ledger_hold_capture.transfer_id
  where h.id = p_hold and h.state = 'held';
  if not found then
    raise exception 'hold % is over', p_hold using errcode = 'P0410';
  end if;
  if v_hold.code = any (p_codes) then
    v_kept := p_amounts[array_position(p_codes, v_hold.code)];
    select array_agg(leg.code), array_agg(leg.amount) into p_codes, p_amounts
    from unnest(p_codes, p_amounts) as leg(code, amount) where leg.code <> v_hold.code;
  end if;
  perform ledger_move(
    transfer_id, v_hold.code || p_codes, v_kept - v_hold.amount || p_amounts, v_hold.currency, v_hold.amount);
end $$;
--> statement-breakpoint
-- Gives a hold back. False when that had already happened, by release or by expiry.
create function ledger_hold_release(p_hold uuid, p_at timestamptz) returns boolean language plpgsql as $$
declare
  v_hold ledger_hold;
begin
  perform 1 from ledger_account a where a.id = (select h.account_id from ledger_hold h where h.id = p_hold)
  for no key update;
  if not found then
    raise exception 'there is no hold %', p_hold using errcode = 'P0404';
  end if;
  update ledger_hold h set state = 'released', ended_at = p_at where h.id = p_hold and h.state = 'held'
  returning * into v_hold;
  if found then
    update ledger_account a set held = a.held - v_hold.amount where a.id = v_hold.account_id;
    return true;
  end if;
  if exists (select from ledger_hold h where h.id = p_hold and h.state = 'captured') then
    raise exception 'hold % is over', p_hold using errcode = 'P0410';
  end if;
  return false;
end $$;
--> statement-breakpoint
-- Frees overdue holds of up to p_limit accounts; accounts that are busy wait for the next sweep.
create function ledger_hold_expire(p_now timestamptz, p_limit int)
returns table (hold_id uuid, code text, currency text, amount bigint, memo jsonb) language plpgsql as $$
declare
  v_accounts bigint[];
begin
  select array_agg(locked.id) into v_accounts from (
    select a.id from ledger_account a
    where a.id in (
      select h.account_id from ledger_hold h
      where h.state = 'held' and h.expires_at <= p_now order by h.expires_at limit p_limit)
    order by a.id for no key update skip locked
  ) locked;
  return query
  with ended as (
    update ledger_hold h set state = 'expired', ended_at = p_now
    where h.account_id = any (v_accounts) and h.state = 'held' and h.expires_at <= p_now
    returning h.id, h.account_id, h.amount, h.memo
  ), freed as (
    update ledger_account a set held = a.held - due.amount
    from (select e.account_id, sum(e.amount)::bigint as amount from ended e group by e.account_id) due
    where a.id = due.account_id returning a.id, a.code, a.currency
  )
  select e.id, f.code, f.currency, e.amount, e.memo from ended e join freed f on f.id = e.account_id;
end $$;
--> statement-breakpoint
-- Folds entries of sharded accounts into their roll-up. An entry with a lower id may commit after one with a higher
-- id, so each round only notes a cut (an id, and a transaction that began after it was given); the entries up to the
-- cut are folded in by a later round, when no transaction that could own one of them is running any more.
create function ledger_roll_up() returns int language plpgsql as $$
declare
  v_last bigint;
  v_xact xid8;
  v_row ledger_rollup;
  v_folded int := 0;
begin
  if pg_current_xact_id_if_assigned() is not null then
    raise exception 'ledger_roll_up must be the first thing its transaction writes';
  end if;
  select last_value into v_last from ledger_entry_id_seq;
  v_xact := pg_current_xact_id();
  insert into ledger_rollup (account_id)
  select a.id from ledger_account a where a.sharded on conflict do nothing;
  for v_row in select * from ledger_rollup for update skip locked loop
    if v_row.next_xact <= pg_snapshot_xmin(pg_current_snapshot()) then
      update ledger_rollup r
      set balance = r.balance + coalesce((
            select sum(e.amount)::bigint from ledger_entry e
            where e.account_id = r.account_id and e.id > r.through_id and e.id <= r.next_id), 0),
          through_id = r.next_id, next_id = v_last, next_xact = v_xact, at = now()
      where r.account_id = v_row.account_id;
      v_folded := v_folded + 1;
    elsif v_row.next_xact is null or v_row.next_xact > v_xact then
      update ledger_rollup r set next_id = v_last, next_xact = v_xact where r.account_id = v_row.account_id;
    end if;
  end loop;
  return v_folded;
end $$;
--> statement-breakpoint
create function ledger_check_transfer() returns trigger language plpgsql as $$
declare
  v_id uuid;
  v_bad boolean;
begin
  if tg_table_name = 'ledger_transfer' then v_id := new.id; else v_id := new.transfer_id; end if;
  select count(*) = 0 or sum(c.legs) < 2 or max(c.last) <> sum(c.legs) or bool_or(c.total <> 0) into v_bad
  from (
    select count(*) as legs, max(e.leg) as last, sum(e.amount) as total
    from ledger_entry e where e.transfer_id = v_id group by e.currency
  ) c;
  if v_bad then
    raise exception 'unbalanced transfer %', v_id using errcode = '23514', constraint = 'ledger_balanced';
  end if;
  return null;
end $$;
--> statement-breakpoint
create constraint trigger ledger_balanced after insert on ledger_transfer
deferrable initially deferred for each row execute function ledger_check_transfer();
--> statement-breakpoint
-- Legs are numbered from 1 without gaps, so an entry added to an older transfer has a number above 2.
create constraint trigger ledger_still_balanced after insert on ledger_entry
deferrable initially deferred for each row when (new.leg > 2) execute function ledger_check_transfer();
--> statement-breakpoint
create trigger ledger_transfer_immutable before update or delete on ledger_transfer
for each row execute function refuse_change();
--> statement-breakpoint
create trigger ledger_transfer_not_truncated before truncate on ledger_transfer execute function refuse_change();
--> statement-breakpoint
create trigger ledger_entry_immutable before update or delete on ledger_entry
for each row execute function refuse_change();
--> statement-breakpoint
create trigger ledger_entry_not_truncated before truncate on ledger_entry execute function refuse_change();
--> statement-breakpoint
create trigger ledger_hold_final before update on ledger_hold
for each row when (old.state <> 'held') execute function refuse_change();
--> statement-breakpoint
create trigger ledger_hold_kept before delete on ledger_hold for each row execute function refuse_change();
--> statement-breakpoint
create trigger ledger_hold_not_truncated before truncate on ledger_hold execute function refuse_change();
--> statement-breakpoint
create trigger ledger_account_identity before update of id, code, currency, sharded on ledger_account
for each row execute function refuse_change();
--> statement-breakpoint
create trigger ledger_account_kept before delete on ledger_account for each row execute function refuse_change();
--> statement-breakpoint
create trigger ledger_account_not_truncated before truncate on ledger_account execute function refuse_change();
