import type { CompareRow } from '@/components/admin/compare-table'
import { formatMoney } from '@/components/ui/format'
import type { AdminCaseView, DealView } from '@/lib/deals/schemas'

/** What the deal says, beside what ledger and Steam say. */
export function factRows(deal: DealView, found: AdminCaseView): CompareRow[] {
  const should = deal.money === 'escrow' ? deal.priceMinor : 0
  const { seen } = found
  const names = {
    seller: deal.seller.name,
    buyer: deal.buyer.name,
    bot: found.botName ?? 'a bot',
    other: 'somebody else',
  }
  return [
    {
      fact: 'Escrow',
      expected: formatMoney(should, deal.currency),
      found: formatMoney(found.escrowMinor, deal.currency),
      match: should === found.escrowMinor ? 'yes' : 'no',
    },
    {
      fact: 'Item with',
      expected: names[deal.itemWith],
      found: seen ? names[seen.holder] : 'not seen lately',
      match: seen ? (seen.holder === deal.itemWith ? 'yes' : 'no') : 'not seen',
    },
    {
      fact: 'Asset',
      mono: true,
      expected: found.listedAssetId,
      found: seen?.assetId ?? 'not seen lately',
      match: seen ? (seen.assetId === found.listedAssetId ? 'yes' : 'new') : 'not seen',
    },
  ]
}

type Trade = AdminCaseView['trades'][number]

const legWords = { take: 'Seller to bot', give: 'Bot to buyer', return: 'Bot back to seller' }

const stateWords: Record<string, string> = {
  intent: 'to be sent',
  sending: 'being sent',
  unknown: 'looking whether it was sent',
  needs_confirmation: 'being confirmed',
  active: 'waits for an answer',
  committing: 'being exchanged',
  escrow_hold: 'held by Steam',
  exchanged: 'exchanged',
  invalid_items: 'items gone',
  cancelled_2fa: 'vetoed in an authenticator',
  rolled_back: 'rolled back',
}

export const legOf = (trade: Trade): string =>
  trade.attempt > 1 ? `${legWords[trade.leg]}, try ${trade.attempt}` : legWords[trade.leg]

export const tradeStateOf = ({ state, cancelRequested }: Trade): string =>
  cancelRequested && ['active', 'needs_confirmation'].includes(state)
    ? 'being taken back'
    : (stateWords[state] ?? state)
