-- The ledger's own verbs. Every function locks accounts before anything else of theirs and in one order (by id),
-- so functions never deadlock with each other; a transaction of several postings may, and is tried again.
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
-- Creates the accounts that are missing and locks those that keep a balance.
create function ledger_lock(p_codes text[], p_currency text) returns void language plpgsql as $$
begin
  if (select count(*) from ledger_account a where a.code = any (p_codes) and a.currency = p_currency)
     < (select count(distinct c) from unnest(p_codes) c)
  then
    insert into ledger_account (code, currency, floor, sharded)
    select c, p_currency, case when hot then null else 0 end, hot
    from (select distinct c, c ~ '^(platform|external):' as hot from unnest(p_codes) c) wanted
    order by c
    on conflict (code, currency) do nothing;
  end if;
  perform 1 from ledger_account a
  where a.code = any (p_codes) and a.currency = p_currency and not a.sharded
  order by a.id for no key update;
end $$;
--> statement-breakpoint
-- Moves the legs, netted per account, under locks already held; p_freed of the first account's holds end with it.
create function ledger_apply(
  p_transfer uuid, p_codes text[], p_amounts bigint[], p_currency text, p_freed bigint default 0
) returns void language plpgsql as $$
declare
  v_short record;
begin
  select a.code, a.posted - a.held + free.amount - a.floor as available, -net.amount as needed into v_short
  from (
    select leg.code, sum(leg.amount) as amount
    from unnest(p_codes, p_amounts) as leg(code, amount) group by leg.code
  ) net
  join ledger_account a on a.code = net.code and a.currency = p_currency
  cross join lateral (select case when a.code = p_codes[1] then p_freed else 0 end as amount) free
  where net.amount < 0 and a.posted - a.held + free.amount + net.amount < a.floor
  limit 1;
  if found then
    raise exception 'not enough money' using errcode = 'P0402', detail = json_build_object(
      'code', v_short.code, 'availableMinor', v_short.available, 'neededMinor', v_short.needed)::text;
  end if;

  with net as (
    select leg.code, sum(leg.amount)::bigint as amount, min(leg.nth) as nth
    from unnest(p_codes, p_amounts) with ordinality as leg(code, amount, nth) group by leg.code
  ), moved as (
    update ledger_account a
    set posted = a.posted + net.amount,
        held = a.held - case when a.code = p_codes[1] then p_freed else 0 end
    from net where a.code = net.code and a.currency = p_currency and not a.sharded
    returning a.id, a.posted
  )
  insert into ledger_entry (account_id, transfer_id, leg, amount, currency, balance_after)
  select a.id, p_transfer, row_number() over (order by net.nth), net.amount, p_currency, moved.posted
  from net
  join ledger_account a on a.code = net.code and a.currency = p_currency
  left join moved on moved.id = a.id;
end $$;
--> statement-breakpoint
create function ledger_post(
  p_key text, p_hash bytea, p_kind text, p_codes text[], p_amounts bigint[], p_currency text, p_memo jsonb,
  p_at timestamptz, out transfer_id uuid, out replayed boolean
) language plpgsql as $$
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
  perform ledger_lock(p_codes, p_currency);
  perform ledger_apply(transfer_id, p_codes, p_amounts, p_currency);
end $$;
--> statement-breakpoint
create function ledger_hold_open(
  p_key text, p_hash bytea, p_code text, p_amount bigint, p_currency text, p_expires_at timestamptz, p_memo jsonb,
  p_at timestamptz, out hold_id uuid, out replayed boolean
) language plpgsql as $$
declare
  v_account ledger_account;
  v_hash bytea;
begin
  perform ledger_lock(array[p_code], p_currency);
  select * into v_account from ledger_account a where a.code = p_code and a.currency = p_currency;
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
) language plpgsql as $$
declare
  v_hold record;
  v_hash bytea;
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
  perform ledger_lock(v_hold.code || p_codes, v_hold.currency);
  insert into ledger_transfer (idem_key, request_hash, kind, memo, at)
  values ('hold:' || p_hold, p_hash, p_kind, p_memo, p_at)
  on conflict (idem_key) do nothing returning id into transfer_id;
  replayed := transfer_id is null;
  if replayed then
    select t.id, t.request_hash into transfer_id, v_hash from ledger_transfer t where t.idem_key = 'hold:' || p_hold;
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
  perform ledger_apply(
    transfer_id, v_hold.code || p_codes, -v_hold.amount || p_amounts, v_hold.currency, v_hold.amount);
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
