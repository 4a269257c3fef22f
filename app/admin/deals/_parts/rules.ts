import { formatMoney } from '@/components/ui/format'
import type { DealView } from '@/lib/deals/schemas'

export interface Act {
  label: string
  title: string
  consequence: string
  confirm: string
  /** What is said once it is done. */
  done: string
  suggestions: string[]
  ledger?: { label: string; amount: string }[]
}

interface Rule {
  rule: string
  retry?: Act
  refund?: Act
}

/** What the house rules say about a deal in this state, and what an admin may do about it. */
export function ruleOf(deal: DealView): Rule {
  const money = formatMoney(deal.priceMinor, deal.currency)
  const { buyer, seller } = deal
  switch (deal.state) {
    case 'created':
    case 'funded':
      return {
        rule: `${money} are in escrow and the item is with ${seller.name}. Without a bot in time the buyer is refunded by rule.`,
        retry: retryWith('Look for a bot now?', 'The first bot with room asks the seller for the item.'),
        refund: refundOf(deal, `The item stays with ${seller.name} and is for sale again.`),
      }
    case 'taking':
      return {
        rule: `The offer is with ${seller.name}. No answer in time means a full refund by rule; the item never moves.`,
        refund: refundOf(
          deal,
          `The bot takes its offer back first; the money moves when Steam has confirmed that. If ${seller.name} accepts before, the deal goes on.`,
        ),
      }
    case 'giving':
      return {
        rule: `Our bot holds the item. If ${buyer.name} does not accept in time, the money returns and the item goes back to ${seller.name}.`,
        refund: refundOf(
          deal,
          `The bot takes its offer back and returns the item to ${seller.name}. If ${buyer.name} accepts before Steam has confirmed that, the deal is settled.`,
        ),
      }
    case 'stuck':
      return stuck(deal)
    case 'returning':
      return {
        rule: `${buyer.name} has ${money} back. The bot offers the item to ${seller.name} again by itself; nothing is to be done.`,
      }
    case 'delivered':
      return {
        rule: `The item has arrived at ${buyer.name}. The seller is paid at once; nothing is to be done.`,
      }
    case 'settled':
      return { rule: 'Item and money have both arrived. A settled deal is final; only a note can be kept.' }
    default:
      return { rule: `${buyer.name} has ${money} back. The deal is closed; only a note can be kept.` }
  }
}

function stuck(deal: DealView): Rule {
  const { buyer, seller } = deal
  if (deal.money === 'buyer')
    return {
      rule: `The money is back with ${buyer.name}; our bot still holds the item for ${seller.name}. Retry offers it to them again.`,
      retry: retryWith(
        `Offer the item to ${seller.name} again?`,
        `The bot sends ${seller.name} a new trade offer with the item. No money moves.`,
      ),
    }
  return {
    rule: `Our bot holds the item and escrow holds the money. Retry when ${buyer.name} can trade again; refund when they cannot.`,
    retry: retryWith(
      `Offer the item to ${buyer.name} again?`,
      `The bot sends ${buyer.name} a new trade offer. The money stays in escrow until they accept.`,
    ),
    refund: refundOf(deal, `The bot gives the item back to ${seller.name}.`),
  }
}

const retryWith = (title: string, consequence: string): Act => ({
  label: 'Retry',
  title,
  consequence,
  confirm: 'Retry now',
  done: 'The next trade offer is on its way; the timeline below follows it.',
  suggestions: ['Account can trade again', 'Bot was repaired', 'Steam was down'],
})

function refundOf(deal: DealView, itemGoes: string): Act {
  const money = formatMoney(deal.priceMinor, deal.currency)
  const waits = deal.state === 'taking' || deal.state === 'giving'
  return {
    label: 'Refund buyer',
    title: `Refund ${money} to ${deal.buyer.name}?`,
    consequence: `${itemGoes} This cannot be undone.`,
    confirm: `Refund ${money}`,
    done: waits
      ? 'The bot takes its offer back. The money moves when Steam has confirmed that.'
      : `${money} are back with ${deal.buyer.name}.`,
    suggestions: ['Seller cannot send', 'Wrong item', 'Both sides agreed'],
    ledger: [
      { label: 'Escrow of this deal', amount: formatMoney(-deal.priceMinor, deal.currency) },
      { label: `Wallet of ${deal.buyer.name}`, amount: formatMoney(deal.priceMinor, deal.currency, true) },
      { label: 'Fee to Tradepost', amount: formatMoney(0, deal.currency) },
    ],
  }
}

export const noteAct: Act = {
  label: 'Note',
  title: 'Keep a note on this deal?',
  consequence: 'Other admins read it beside the case. It also answers a call for help.',
  confirm: 'Keep note',
  done: 'The note is kept; other admins see it here.',
  suggestions: ['Looked at it, all in order', 'Waiting for Steam', 'Wrote to both sides'],
}
