import { type Actor, actorName } from '@/lib/kernel/access'
import { now } from '@/lib/kernel/clock'
import type { Tx } from '@/lib/kernel/db'
import { refuse } from '@/lib/kernel/errors'
import { takeTurn, tryWorked } from '@/lib/kernel/slow-down'

/** Codes that one person shows; ten times as many for everybody behind one address. */
export const tries = { max: 30, windowS: 3_600 }

/** A person may mistype a few times. */
const slowing = { free: 5, firstPauseS: 5, longestPauseS: 300, forgetS: 3_600 }

const keyOf = (actor: Actor) => `giftCards.guess ${actorName(actor)}`

/** A turn to show a code. Refuses while the pause after wrong ones lasts. */
export async function takeGuess(actor: Actor): Promise<void> {
  await takeTurn(keyOf(actor), slowing)
}

/** The code was right: the wrong ones before it are forgotten. */
export const guessedRight = (actor: Actor, tx?: Tx): Promise<void> =>
  tryWorked(keyOf(actor), now().getTime(), tx)

/** One answer for a code that never was, was used, or was taken back. */
export function noSuchCard(): never {
  const sentence = 'This code opens no gift card: it is mistyped, was redeemed before, or was taken back.'
  refuse('gift_card_unknown', sentence, { fields: { code: sentence } })
}
