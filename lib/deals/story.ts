import { outcomeOf } from './outcomes'
import type { TimelineStep } from './schemas'
import type { DealState } from './states'

type Leg = 'take' | 'give' | 'return'

/** A trade of the deal as the story needs it. */
export interface LegFacts {
  id: string
  leg: Leg
  attempt: number
  state: string
  offerId: string | null
  steamTradeId: string | null
  reason: string | null
  newAssetId: string | null
  dueAt: Date
}

/** A state change of the deal, or of one of its trades, as the timeline table has it. */
export interface MoveFacts {
  subject: string
  event: string
  from: string
  to: string
  data: Record<string, unknown>
  at: Date
}

export interface StoryInput {
  dealId: string
  state: DealState
  price: string
  fee: string
  sellerGets: string
  buyerName: string
  sellerName: string
  botName: string
  moves: MoveFacts[]
  legs: LegFacts[]
}

type Line = Pick<TimelineStep, 'title' | 'text' | 'who'> & { proofs?: TimelineStep['proofs'] }

const house = 'Tradepost'
const proof = (label: string, value: string | null | undefined, pending = 'not yet') => ({
  label,
  value: value ?? null,
  pending: value ? null : pending,
})

/** What happened, what is due now and what is to come, oldest first. Pure. */
export function storyOf(input: StoryInput): TimelineStep[] {
  const past = input.moves.flatMap((moved, i) => {
    const line = lineOf(input, moved)
    return line ? [step(`${moved.subject}-${i}`, 'past', moved.at.toISOString(), null, line)] : []
  })
  const [due, ...later] = ahead(input)
  const now = due ? [step('now', 'now', null, due.when, due)] : []
  return [...past, ...now, ...later.map((line, i) => step(`later-${i}`, 'future', null, line.when, line))]
}

const step = (
  key: string,
  phase: TimelineStep['phase'],
  at: string | null,
  when: string | null,
  line: Line,
): TimelineStep => ({
  key,
  phase,
  at,
  when,
  title: line.title,
  text: line.text,
  who: line.who,
  proofs: line.proofs ?? [],
})

function lineOf(input: StoryInput, moved: MoveFacts): Line | null {
  const leg = input.legs.find((each) => each.id === moved.subject)
  if (leg) return legLine(input, leg, moved)
  const posting = [proof('Posting', text(moved.data.postingId))]
  const reason = text(moved.data.reason)
  const paidBack = text(moved.data.postingId) !== null
  switch (moved.event) {
    case 'create':
      return {
        title: 'Bought',
        text: `${input.buyerName} bought at ${input.price}. The price is locked.`,
        who: input.buyerName,
        proofs: [proof('Deal', input.dealId)],
      }
    case 'fund':
      return {
        title: `${input.price} moved into escrow`,
        text: 'From the buyer’s wallet to the escrow account of this deal. Neither side can touch it.',
        who: house,
        proofs: posting,
      }
    case 'deliver':
      return {
        title: 'Delivery confirmed',
        text: `Steam reports the trade complete: ${input.buyerName} has the item.`,
        who: house,
        proofs: [proof('Trade', text(moved.data.steamTradeId)), proof('New asset', arrived(input, moved))],
      }
    case 'settle':
      return {
        title: 'Seller paid',
        text: `${input.sellerGets} to ${input.sellerName}, ${input.fee} fee to Tradepost. The deal is closed.`,
        who: house,
        proofs: posting,
      }
    case 'refund':
      return {
        title: `${input.price} returned to the buyer`,
        text: outcomeOf('take', reason ?? 'any').sentence,
        who: house,
        proofs: posting,
      }
    case 'return_item':
      return {
        title: paidBack
          ? `${input.price} returned to the buyer, item on its way back`
          : 'Item on its way back',
        text: returnText(input, moved.from === 'giving' ? reason : null),
        who: house,
        proofs: paidBack ? posting : [],
      }
    case 'returned':
      return {
        title: 'Item back with the seller',
        text: `${input.sellerName} has the item again. The deal is closed.`,
        who: house,
      }
    case 'stick':
      return {
        title: 'Needs a person',
        text: outcomeOf(text(moved.data.leg) === 'return' ? 'return' : 'give', reason ?? 'any').sentence,
        who: house,
      }
    default:
      return null
  }
}

/** Where the item lies after the trade that delivered it. */
const arrived = ({ legs }: StoryInput, { data }: MoveFacts): string | null =>
  legs.find((leg) => leg.id === data.tradeId)?.newAssetId ?? null

const returnText = (input: StoryInput, reason: string | null) =>
  reason ? outcomeOf('give', reason).sentence : `The bot offers the item to ${input.sellerName} again.`

function legLine(input: StoryInput, leg: LegFacts, moved: MoveFacts): Line | null {
  const partner = leg.leg === 'give' ? input.buyerName : input.sellerName
  if (moved.to === 'active' && moved.event !== 'recheck') {
    const verb = leg.leg === 'take' ? `asks ${partner} for the item` : `offers ${partner} the item`
    return {
      title: 'Trade offer sent on Steam',
      text: `${input.botName} ${verb} and gives or asks for nothing else.`,
      who: input.botName,
      proofs: [proof('Steam offer', leg.offerId)],
    }
  }
  if (moved.to === 'exchanged' && leg.leg === 'take') {
    return {
      title: 'Item in escrow',
      text: `${partner} accepted. ${input.botName} holds the item.`,
      who: partner,
      proofs: [proof('Trade', leg.steamTradeId), proof('New asset', leg.newAssetId)],
    }
  }
  return null
}

type Ahead = Line & { when: string | null }

/** The due step first, then those that follow when all goes well. */
function ahead(input: StoryInput): Ahead[] {
  const open = input.legs.filter((leg) => leg.offerId !== null).at(-1)
  const take: Ahead = {
    title: `${input.sellerName} accepts the trade offer`,
    text: 'The offer asks for this item only. We watch Steam and move on by ourselves.',
    who: input.sellerName,
    when: null,
    proofs: pendingOffer(open, 'take'),
  }
  const hold: Ahead = {
    title: 'Item in escrow',
    text: `${input.botName} holds the item and hands it on at once.`,
    who: house,
    when: 'seconds later',
  }
  const give: Ahead = {
    title: `${input.buyerName} accepts the trade offer`,
    text: 'The offer gives this item and asks for nothing. We watch Steam and move on by ourselves.',
    who: input.buyerName,
    when: null,
    proofs: pendingOffer(open, 'give'),
  }
  const pay: Ahead = {
    title: 'Seller is paid',
    text: `${input.sellerGets} to ${input.sellerName}, ${input.fee} fee to Tradepost.`,
    who: house,
    when: 'at once',
  }
  const back: Ahead = {
    title: `${input.sellerName} takes the item back`,
    text: 'The buyer has their money. The bot offers the item to the seller until it is accepted.',
    who: input.sellerName,
    when: null,
    proofs: pendingOffer(open, 'return'),
  }
  const person: Ahead = {
    title: 'A person looks at it',
    text: 'An admin sees every proof on this page and decides.',
    who: house,
    when: null,
  }
  const bot: Ahead = {
    title: 'A bot sends the offer',
    text: 'Usually within seconds.',
    who: house,
    when: null,
  }
  const paths: Partial<Record<DealState, Ahead[]>> = {
    created: [bot, take, hold, give, pay],
    funded: [bot, take, hold, give, pay],
    taking: [take, hold, give, pay],
    giving: [give, pay],
    returning: [back],
    stuck: [person],
  }
  return paths[input.state] ?? []
}

const pendingOffer = (leg: LegFacts | undefined, kind: Leg) =>
  leg?.leg === kind
    ? [proof('Steam offer', leg.offerId, 'being sent'), proof('Trade', null, 'after acceptance')]
    : []

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)
