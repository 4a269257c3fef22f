import type { Unsold } from '@/lib/listings'

/** What a deal does when a leg ended without an exchange. */
export type Course = 'refund' | 'another_bot' | 'return_item' | 'again' | 'stick'

interface Outcome {
  course: Course
  /** What becomes of the listing when the deal ends unsold. */
  listing: Unsold
  /** For both parties; says what happened and where money and item are. */
  sentence: string
}

const refunded = 'The buyer’s money went back in full, the way it came; the item never left the seller.'
const goesBack = 'The buyer has their money back in full; the item goes back to the seller.'

const take = (sentence: string, listing: Unsold = 'withdraw'): Outcome => ({
  course: 'refund',
  listing,
  sentence: `${sentence} ${refunded}`,
})

const give = (sentence: string): Outcome => ({
  course: 'return_item',
  listing: 'withdraw',
  sentence: `${sentence} ${goesBack}`,
})

const anotherBot: Outcome = {
  course: 'another_bot',
  listing: 'release',
  sentence: 'The bot could not send the offer; another bot takes over. The money stays in escrow.',
}

const needsPerson = (sentence: string): Outcome => ({
  course: 'stick',
  listing: 'withdraw',
  sentence: `${sentence} A person looks at this deal now; the money stays in escrow until then.`,
})

const askAgain: Outcome = {
  course: 'again',
  listing: 'withdraw',
  sentence: 'The seller has not taken the item back yet; the bot offers it again.',
}

type Leg = 'take' | 'give' | 'return'

/** Reason of a trade's end -> what the deal does. The rows of `any` serve every reason that is not named. */
const outcomes: Record<Leg, Record<string, Outcome>> = {
  take: {
    declined: take('The seller declined the trade offer.'),
    countered: take('The seller answered with another offer, which counts as a decline.'),
    no_answer: take('The seller did not accept the trade offer in time.'),
    steam_expired: take('The seller did not accept the trade offer in time.'),
    declined_here: take('The seller called the deal off.'),
    called_off: take('The buyer called the deal off before a bot was found.', 'release'),
    item_gone: take('The item is no longer in the seller’s inventory or cannot be traded.', 'invalidate'),
    item_moved: take('The item is no longer in the seller’s inventory.', 'invalidate'),
    items_unavailable: take('The item is no longer in the seller’s inventory.', 'invalidate'),
    trade_url_invalid: take('The seller’s Steam trade URL no longer works.'),
    partner_cannot_trade: take('Steam does not let the seller trade at the moment.'),
    trade_ban: take('Steam does not let the seller trade at the moment.'),
    escrow_hold: take(
      'Steam would hold this trade for days, because the seller has no mobile authenticator.',
    ),
    escrow_unknown: take('Steam did not say whether it would hold this trade, so it was not started.'),
    cancelled_elsewhere: take('The offer was cancelled, but not by us, so the deal was stopped for safety.'),
    exchange_failed: take('Steam could not exchange the items; each side kept its own.'),
    rolled_back: take('Steam rolled the trade back.'),
    admin_refund: take('An admin ended the deal.', 'release'),
    not_sent: take('Steam could not be reached in time, so no offer was sent.', 'release'),
    no_bot: take('No bot was free in time.', 'release'),
    offer_limit: anotherBot,
    new_device: anotherBot,
    confirmation_denied: anotherBot,
    any: take('The trade with the seller did not come about.'),
  },
  give: {
    declined: give('The buyer declined the trade offer.'),
    countered: give('The buyer answered with another offer, which counts as a decline.'),
    no_answer: give('The buyer did not accept the trade offer in time.'),
    steam_expired: give('The buyer did not accept the trade offer in time.'),
    not_sent: give('Steam could not be reached in time, so the item could not be handed over.'),
    declined_here: give('The buyer called the deal off.'),
    trade_url_invalid: give('The buyer’s Steam trade URL no longer works.'),
    partner_cannot_trade: give('Steam does not let the buyer trade at the moment.'),
    trade_ban: give('Steam does not let the buyer trade at the moment.'),
    escrow_hold: give('Steam would hold this trade for days, because the buyer has no mobile authenticator.'),
    escrow_unknown: give('Steam did not say whether it would hold this trade, so it was not started.'),
    admin_refund: give('An admin ended the deal.'),
    offer_limit: { ...askAgain, sentence: 'Steam limits how many offers the bot may send; it tries again.' },
    exchange_failed: {
      ...askAgain,
      sentence: 'Steam could not exchange the items, and each side kept its own; the bot tries again.',
    },
    any: needsPerson('Steam did not complete the trade with the buyer.'),
  },
  return: {
    item_gone: needsPerson('The item could not be given back.'),
    items_unavailable: needsPerson('The item could not be given back.'),
    exchange_failed: {
      ...askAgain,
      sentence: 'Steam could not exchange the items, so the bot still has it; it tries again.',
    },
    rolled_back: needsPerson('Steam rolled the return back.'),
    cancelled_elsewhere: needsPerson('The return was cancelled, but not by us.'),
    any: askAgain,
  },
}

export function outcomeOf(leg: Leg, reason: string): Outcome {
  const rows = outcomes[leg]
  const found = rows[reason] ?? rows.any
  return found ?? needsPerson('The trade ended in a way we do not know.')
}

/** Returns are offered so often before a person has to look. */
export const maxReturns = 3
/** Bots are tried so often for one leg. */
export const maxBots = 5
