import { sql } from 'drizzle-orm'
import { staffOnly } from '@/lib/kernel/access'
import { notFound } from '@/lib/kernel/errors'
import { query } from '@/lib/kernel/operation'
import { balanceOf, escrow } from '@/lib/ledger'
import { tradesOf, whereIs } from '@/lib/steam'
import type { TradeView, Whereabouts } from '@/lib/steam/schemas'
import { type AdminCaseView, adminCaseView, dealRef } from './schemas'

interface CaseRow extends Record<string, unknown> {
  order_id: string
  item_id: string
  listed_asset: string
  seller_steam: string | null
  buyer_steam: string | null
  bot_name: string | null
}

export const adminCase = query(
  {
    name: 'deals.adminCase',
    summary: 'What ledger and Steam say about a deal, beside what the deal itself says.',
    input: dealRef,
    output: adminCaseView,
    access: staffOnly,
  },
  async ({ dealId }, { db }) => {
    const [row] = await db.execute<CaseRow>(sql`
      select deal.order_id, deal.item_id, listing.asset_id as listed_asset, seller.steam_id as seller_steam,
        buyer.steam_id as buyer_steam, steam_bot.name as bot_name
      from deal join listing on listing.id = deal.listing_id
      join person seller on seller.id = deal.seller_id join person buyer on buyer.id = deal.buyer_id
      left join steam_bot on steam_bot.id = deal.bot_id where deal.id = ${dealId}`)
    if (!row) notFound('deal')
    const seen = await whereIs(db, row.item_id)
    return {
      dealId,
      orderId: row.order_id,
      escrowMinor: (await balanceOf(db, escrow(row.order_id))).postedMinor,
      listedAssetId: row.listed_asset,
      seen: seen && { holder: holderOf(seen, row), assetId: seen.assetId, since: seen.since.toISOString() },
      botName: row.bot_name,
      trades: (await tradesOf(db, dealId)).map(tradeOf),
    }
  },
)

function holderOf({ ownerSteamId, botId }: Whereabouts, row: CaseRow) {
  if (botId) return 'bot' as const
  if (ownerSteamId === row.seller_steam) return 'seller' as const
  return ownerSteamId === row.buyer_steam ? ('buyer' as const) : ('other' as const)
}

const tradeOf = (trade: TradeView): AdminCaseView['trades'][number] => {
  const { id, leg, attempt, state, sentence, botName, offerId, tries, lastError, cancelRequested } = trade
  return { id, leg, attempt, state, sentence, botName, offerId, tries, lastError, cancelRequested }
}
