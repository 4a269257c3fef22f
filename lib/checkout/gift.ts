import { recipientSchema } from '@/lib/gift-cards/schemas'
import type { Db, Tx } from '@/lib/kernel/db'
import { refuse } from '@/lib/kernel/errors'
import type { LineKind } from '@/lib/orders/schemas'
import { kindNamed } from './kinds/kinds'
import { isHere } from './queries'

/** A present as somebody wishes it; empty fields are none. */
interface Wish {
  giftTo?: string | null | undefined
  giftMessage?: string | null | undefined
  giftOn?: string | null | undefined
}

export interface Gift {
  giftTo: string | null
  giftMessage: string | null
  giftOn: string | null
}

const none: Gift = { giftTo: null, giftMessage: null, giftOn: null }

const dayMs = 86_400_000

/** The wish as it can be kept, or a refusal that says what is wrong with it. */
export async function demandGift(db: Db | Tx, kind: LineKind, wish: Wish, now: Date): Promise<Gift> {
  const { giftTo, giftMessage, giftOn } = wish
  if (!giftTo) return none
  const { gift, words } = kindNamed(kind).present
  if (gift === 'never') refuse('no_gift', words, { fields: { giftTo: words } })
  const to = gift === 'mailed' ? await demandRecipient(db, giftTo) : demandName(giftTo)
  return {
    giftTo: to,
    giftMessage: giftMessage || null,
    giftOn: gift === 'mailed' && giftOn ? demandDay(giftOn, now) : null,
  }
}

/** An e-mail address, or somebody here: by the address of their page, or its last part. */
async function demandRecipient(db: Db | Tx, typed: string): Promise<string> {
  const mailed = recipientSchema.safeParse({ kind: 'email', email: typed })
  if (mailed.success) return typed.toLowerCase()
  const personId = /usr_[0-9a-z]{26}/.exec(typed)?.[0]
  if (personId && (await isHere(db, personId))) return personId
  const sentence = 'Enter the e-mail address of your friend, or the address of their page here.'
  refuse('unknown_recipient', sentence, { fields: { giftTo: sentence } })
}

/** The seller reads it beside the address: a name is enough. */
function demandName(typed: string): string {
  if (!typed.includes('@')) return typed
  const sentence = 'Enter the name of your friend; where it goes is asked at the checkout.'
  refuse('unknown_recipient', sentence, { fields: { giftTo: sentence } })
}

function demandDay(giftOn: string, now: Date): string {
  const day = Date.parse(`${giftOn}T00:00:00Z`)
  const sentence = 'Choose a day from today on, within a year.'
  if (Number.isNaN(day) || day < now.getTime() - dayMs || day > now.getTime() + 365 * dayMs)
    refuse('bad_day', sentence, { status: 400, fields: { giftOn: sentence } })
  return giftOn
}

/** A day that has passed while a line lay in the cart: it is mailed at once then. */
export const dayAhead = (giftOn: string | null, now: Date): string | null =>
  giftOn !== null && Date.parse(`${giftOn}T00:00:00Z`) < now.getTime() - dayMs ? null : giftOn

/** Those of whom only the id is written down. */
export const peopleGiven = (lines: readonly { giftTo: string | null }[]): string[] =>
  lines.flatMap(({ giftTo }) => (giftTo?.startsWith('usr_') ? [giftTo] : []))
