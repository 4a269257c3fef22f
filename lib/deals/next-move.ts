import type { z } from 'zod'
import { outcomeOf } from './outcomes'
import type { nextMove } from './schemas'
import type { DealState } from './states'
import type { LegFacts } from './story'

export type NextMove = z.infer<typeof nextMove>

export interface MoveInput {
  state: DealState
  role: 'buyer' | 'seller' | 'admin'
  price: string
  sellerGets: string
  buyerName: string
  sellerName: string
  reason: string | null
  paidBack: boolean
  dueAt: Date | null
  since: Date
  leg: LegFacts | undefined
  offerUrl: string | null
}

type Said = Pick<NextMove, 'whose' | 'title' | 'text'>

/** Whose move it is, what they should do and what happens if they do nothing. Pure. */
export function nextMoveOf(input: MoveInput): NextMove {
  const said = sayings[input.state](input)
  const mine = said.whose === 'you'
  const offered = input.leg?.state === 'active' ? input.offerUrl : null
  return {
    ...said,
    dueAt: said.whose === 'nobody' || input.state === 'stuck' ? null : (input.dueAt?.toISOString() ?? null),
    since: input.since.toISOString(),
    offerUrl: mine ? offered : null,
    canDecline: mine && (input.state === 'taking' || input.state === 'giving'),
    canSendAgain: input.state === 'stuck' && input.paidBack && input.role === 'seller',
  }
}

const sayings: Record<DealState, (input: MoveInput) => Said> = {
  created: () => waiting,
  funded: () => waiting,
  taking: (d) => {
    if (!sent(d)) return sending('the seller')
    if (d.role === 'seller') {
      return {
        whose: 'you',
        title: 'Accept the trade offer on Steam',
        text: `Our bot asks for this item only. When you accept, it goes to ${d.buyerName}, and you get ${d.sellerGets}. If you do nothing, the deal ends and you keep the item.`,
      }
    }
    return {
      whose: 'seller',
      title: `${d.sellerName} must accept the trade offer`,
      text:
        d.role === 'buyer'
          ? `Your ${d.price} wait in escrow. If the seller does nothing, all of it comes back to you.`
          : `${d.price} of ${d.buyerName} wait in escrow. If the seller does nothing, all of it goes back to them.`,
    }
  },
  giving: (d) => {
    if (!sent(d)) return sending('the buyer')
    if (d.role === 'buyer') {
      return {
        whose: 'you',
        title: 'Accept the trade offer on Steam',
        text: `Our bot has the item and offers it to you. If you do nothing, the deal ends and ${d.price} come back to you.`,
      }
    }
    return {
      whose: 'buyer',
      title: `${d.buyerName} must accept the trade offer`,
      text: `Our bot holds the item. If the buyer does nothing, the item comes back to ${d.role === 'seller' ? 'you' : d.sellerName}.`,
    }
  },
  delivered: () => ({ whose: 'tradepost', title: 'The seller is being paid', text: 'The item has arrived.' }),
  settled: (d) => ({
    whose: 'nobody',
    title: settledTitles[d.role](d),
    text:
      d.role === 'seller'
        ? 'The buyer has the item and your balance has risen.'
        : `${d.sellerName} was paid. The deal is closed.`,
  }),
  refunded: (d) => ({
    whose: 'nobody',
    title: d.role === 'buyer' ? `${d.price} came back to you` : 'The deal ended without a sale',
    text: outcomeOf('take', d.reason ?? 'any').sentence,
  }),
  returning: (d) => {
    if (d.role === 'seller' && sent(d)) {
      return {
        whose: 'you',
        title: 'Take your item back on Steam',
        text: 'The sale did not come about. Our bot offers you your item; accept it on Steam.',
      }
    }
    return d.role === 'buyer'
      ? {
          whose: 'nobody',
          title: `${d.price} came back to you`,
          text: outcomeOf('give', d.reason ?? 'any').sentence,
        }
      : {
          whose: 'seller',
          title: `${d.sellerName} gets the item back`,
          text: 'The buyer has their money; the bot offers the item to the seller.',
        }
  },
  returned: (d) => ({
    whose: 'nobody',
    title: d.role === 'buyer' ? `${d.price} came back to you` : 'The item is back with the seller',
    text: outcomeOf('give', d.reason ?? 'any').sentence,
  }),
  stuck: (d) => ({
    whose: 'tradepost',
    title: 'A person looks at this deal',
    text: d.paidBack
      ? 'The buyer has their money back. The item waits with our bot for the seller.'
      : `Steam answered in a way that needs a person. ${d.price} stay in escrow until then.`,
  }),
}

const settledTitles: Record<MoveInput['role'], (input: MoveInput) => string> = {
  seller: (d) => `You were paid ${d.sellerGets}`,
  buyer: () => 'The item is yours',
  admin: (d) => `${d.buyerName} has the item`,
}

const waiting: Said = {
  whose: 'tradepost',
  title: 'A bot is being found for this deal',
  text: 'The money is in escrow. The first free bot sends the trade offer, usually within seconds.',
}

const sending = (whom: string): Said => ({
  whose: 'tradepost',
  title: `The trade offer to ${whom} is being sent`,
  text: 'Usually within seconds. Steam must confirm it first; nothing is lost if that takes longer.',
})

const sent = ({ leg }: MoveInput): boolean => leg?.state === 'active'
