import type { Sql } from 'postgres'

/** What a search asks for, as the address of the REST API has it. */
export interface Search {
  q?: string
  category?: string
  shipsTo?: string
  minMinor?: number
  maxMinor?: number
  sort?: 'best' | 'newest' | 'cheapest'
}

/** The same answer without anything around it: the two statements of a search, written by hand, on one connection. */
export async function bareSearch(sql: Sql, search: Search): Promise<void> {
  const { q, category, shipsTo, minMinor, maxMinor, sort = 'best' } = search
  const words = q ? sql`and search @@ (select word_query(${q}))` : sql``
  const place = shipsTo ? sql`ships_to && ${[shipsTo, 'world']}::text[]` : sql`true`
  const kind = category ? sql`category = ${category}` : sql`true`
  const price = sql`price_minor between ${minMinor ?? 0} and ${maxMinor ?? 100_000_000}`
  const all = sql`state = 'active' ${words} and ${price} and ${place} and ${kind}`
  const card = sql`id, seller_id, (select name from person where person.id = found.seller_id) as seller_name, title,
    category, condition, price_minor, currency, on_hand, reserved, ships_to, state, created_at, published_at,
    (select min(price_minor) from goods_shipping s where s.goods_id = found.id
      ${shipsTo ? sql`and s.ships_to && ${[shipsTo, 'world']}::text[]` : sql``}) as shipping_from`
  if (q && sort === 'best')
    await sql`
      select ${card}, rank from (
        select *, ts_rank(search, (select word_query(${q}))) as rank from (
          select * from goods where ${all} order by published_at desc, id desc limit 4000
        ) newest
      ) found order by rank desc, id desc limit 25`
  else if (sort === 'cheapest')
    await sql`select ${card} from goods found where ${all} order by price_minor, id limit 25`
  else await sql`select ${card} from goods found where ${all} order by published_at desc, id desc limit 25`
  await sql`
    with base as materialized (
      select price_minor, category, condition, ships_to, ${price} as p, ${place} as s, ${kind} as k
      from goods where state = 'active' ${words} limit 8001
    ), priced as (select price_minor from base where s and k),
    fitting as (select 1 from base where p and s and k),
    edges as (select min(price_minor) as low, max(price_minor) as high from priced)
    select (select count(*) from base) as read,
      case when (select count(*) from base) <= 8000 or (select count(*) from fitting) > 4000
        then (select count(*) from fitting)
        else (select count(*) from (select 1 from goods where ${all} limit 4001) x) end as total,
      (select low from edges) as low, (select high from edges) as high,
      (select json_agg(x) from (select floor(24 * ln(1 + price_minor / 100::float8)
        / ln(1 + greatest(high, 100) / 100::float8)) as b,
        count(*) as n from priced, edges group by 1) x) as prices,
      (select json_agg(x) from (select category as v, count(*) as n from base where p and s group by 1 order by 2 desc) x) as categories,
      (select json_agg(x) from (select condition as v, count(*) as n from base where p and s and k group by 1 order by 2 desc) x) as conditions,
      (select json_agg(x) from (select unnest(ships_to) as v, count(*) as n from base where p and k group by 1 order by 2 desc limit 60) x) as places`
}
