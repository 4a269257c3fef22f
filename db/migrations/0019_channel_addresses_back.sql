-- A TypeID: 128 random bits, five to a character.
insert into channel_address
  (id, person_id, channel, address, fingerprint, label, verified_at, switched_off_at, switched_off_why, created_at)
select
  'adr_' || (
    select string_agg(substr('0123456789abcdefghjkmnpqrstvwxyz', substr(bits, n * 5 + 1, 5)::bit(5)::int + 1, 1), '' order by n)
    from generate_series(0, 25) n
  ),
  person_id, channel, address, encode(sha256(convert_to(address, 'UTF8')), 'hex'), address,
  verified_at, switched_off_at, switched_off_why, created_at
from (
  select *, '00' || ('x' || replace(gen_random_uuid()::text, '-', ''))::bit(128)::text as bits
  from channel_address_before
) before;
--> statement-breakpoint
drop table channel_address_before;
--> statement-breakpoint
update delivery d set address_id = a.id
from channel_address a
where a.person_id = d.person_id and a.channel = d.channel;
--> statement-breakpoint
update notification set kind = 'channel.off', data = data || '{"channel": "email"}'
where kind = 'channel.email_off';
