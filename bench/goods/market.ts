import type { Sql } from 'postgres'
import { newId } from '@/lib/kernel/ids'
import { seeded } from '@/lib/kernel/random'

const sellers = 500
const atOnce = 4_000
const random = seeded(2_026)

const syllables = 'ka lo mi ren tu sa vel dor pi na gos ter hul bri zan fo el wi cu mar'.split(' ')
const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T

/** Made-up words; the first ones are drawn far more often than the last, as in any language. */
const vocabulary = [
  ...new Set(
    Array.from({ length: 6_000 }, () =>
      Array.from({ length: 2 + Math.floor(random() * 3) }, () => pick(syllables)).join(''),
    ),
  ),
]
const word = (): string => vocabulary[Math.floor(random() ** 1.5 * vocabulary.length)] ?? ''
const words = (count: number): string => Array.from({ length: count }, word).join(' ')

/** 0 is the most common one, in about every tenth of the goods. */
export const wordOfRank = (rank: number): string => vocabulary[rank] ?? ''

const categories =
  'consoles controllers computers keyboards_mice headsets games cards figures clothing books other'.split(' ')
const conditions = 'new like_new good worn for_parts'.split(' ')
const places = [
  ['world'],
  ['DE'],
  ['AT', 'DE'],
  ['FR', 'IT', 'ES'],
  ['DE', 'FR', 'NL', 'BE', 'LU'],
  ['GB', 'IE'],
]

/** So many active goods, each with one way of sending, of people who exist. */
export async function layMarket(sql: Sql, count: number): Promise<void> {
  const people = Array.from({ length: sellers }, () => newId('user'))
  await sql`
    insert into person (id, name, steam_id, created_at)
    select id, 'Seller ' || n, '7656119' || lpad(n::text, 10, '0'), now()
    from unnest(${people}::text[]) with ordinality as one (id, n)`
  for (let first = 0; first < count; first += atOnce) {
    const rows = Array.from({ length: Math.min(atOnce, count - first) }, () => ({
      id: newId('goods'),
      seller_id: pick(people),
      title: words(5),
      description: words(20),
      category: pick(categories),
      condition: pick(conditions),
      price_minor: 100 + Math.floor(random() ** 3 * 90_000),
      currency: 'EUR',
      on_hand: 1 + Math.floor(random() * 20),
      ships_to: pick(places),
      state: 'active',
    }))
    await sql`
      insert into goods (id, seller_id, title, description, category, condition, price_minor, currency, on_hand,
        ships_to, state, created_at, published_at, updated_at)
      select id, seller_id, title, description, category, condition, price_minor, currency, on_hand,
        array(select jsonb_array_elements_text(ships_to)), state, at, at, at
      from jsonb_to_recordset(${sql.json(rows)}) as r (id text, seller_id text, title text, description text,
        category text, condition text, price_minor bigint, currency text, on_hand int, ships_to jsonb, state text),
        lateral (select now() - random() * interval '90 days' as at) t`
  }
  await sql`
    insert into goods_shipping (id, goods_id, name, ships_to, price_minor, days_from, days_to)
    select 'shp_' || id, id, 'Parcel', ships_to, 490, 2, 5 from goods`
  await sql`vacuum analyze goods, goods_shipping, person`
}
