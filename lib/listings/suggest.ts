import { sql } from 'drizzle-orm'
import { anyone } from '@/lib/kernel/access'
import type { Db, Tx } from '@/lib/kernel/db'
import { query } from '@/lib/kernel/operation'
import { type CardRow, cardColumns, cardOf } from './card'
import { suggestionsInput, suggestionsView } from './schemas'
import { scope, similarEnough } from './search'

const most = 6

export const suggestListings = query(
  {
    name: 'listings.suggest',
    summary: 'Names on the market that match some words, each with its offers and its lowest price.',
    input: suggestionsInput,
    output: suggestionsView,
    access: anyone,
    limit: { max: 240, windowS: 60 },
  },
  async ({ q }, { db }) => {
    const byWords = await readNames(db, q, false)
    if (byWords.length > 0) return { items: byWords }
    const items = await db.transaction(async (tx) => {
      await tx.execute(similarEnough)
      return readNames(tx, q, true)
    })
    return { items }
  },
)

async function readNames(db: Db | Tx, q: string, similar: boolean) {
  const rows = await db.execute<CardRow & { offers: number }>(sql`
    select distinct on (similarity, offers, market_hash_name) * from (
      select ${cardColumns}, count(*) over same as offers, word_similarity(${q}, market_hash_name) as similarity
      from listing where ${scope({ q }, similar)}
      window same as (partition by app_id, market_hash_name)
    ) listing
    order by similarity desc, offers desc, market_hash_name, price_minor, id limit ${most}`)
  return rows.map((row) => {
    const { id, appId, marketHashName, rarity, artSrc, priceMinor, currency } = cardOf(row)
    const offers = Number(row.offers)
    return { appId, marketHashName, rarity, artSrc, offers, lowestMinor: priceMinor, currency, listingId: id }
  })
}
