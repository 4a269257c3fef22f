import { hashOf } from '@/lib/kernel/crypto'
import { rawOf } from '@/lib/kernel/db'
import { assert } from '@/lib/kernel/errors'
import { publicId, uuidOf } from '@/lib/kernel/ids'
import type { Currency } from '@/lib/kernel/money'
import type { Account } from './accounts'
import { amountsOf, codesOf, type Leg, netted, type Posted, type Within } from './post'
import { refusing } from './refusals'
import type { Memo, PostingKind } from './schemas'

export interface NewHold {
  /** Names this hold for ever. */
  key: string
  account: Account
  amountMinor: number
  currency: Currency
  /** From then on a sweep gives the money back. */
  expiresAt: Date
  memo: Memo
}

/** Sets money aside: still the account's, no longer available. Refuses `insufficient_funds`. */
export async function openHold(ctx: Within, hold: NewHold): Promise<{ holdId: string; replayed: boolean }> {
  const { key, account, amountMinor, currency, memo } = hold
  assert(Number.isSafeInteger(amountMinor) && amountMinor > 0, `${amountMinor} cannot be held.`)
  const expiresAt = hold.expiresAt.toISOString()
  const sql = rawOf(ctx.tx)
  const [row] = await refusing(
    currency,
    sql<{ id: string; replayed: boolean }[]>`
      select hold_id as id, replayed from ledger_hold_open(
        ${key}, ${hashOf({ account, amountMinor, currency })}, ${account}, ${amountMinor}, ${currency},
        ${expiresAt}, ${JSON.stringify(memo)}, ${ctx.now.toISOString()})`,
  )
  assert(row, 'ledger_hold_open gave no row.')
  return { holdId: publicId('hold', row.id), replayed: row.replayed }
}

export interface Capture {
  holdId: string
  kind: PostingKind
  currency: Currency
  /** Who gets it. All above zero, together the whole hold; what the payer keeps is a leg of its own. */
  to: readonly Leg[]
  memo: Memo
}

/** Pays a hold out, once. The same capture again is a replay; another one, or one after the end, is refused. */
export async function captureHold(ctx: Within, capture: Capture): Promise<Posted> {
  const { holdId, kind, currency, memo } = capture
  const to = netted(capture.to)
  const sql = rawOf(ctx.tx)
  const [row] = await refusing(
    currency,
    sql<{ id: string; replayed: boolean }[]>`
      select transfer_id as id, replayed from ledger_hold_capture(
        ${uuidOf(holdId)}, ${hashOf({ kind, currency, to })}, ${kind}, ${codesOf(to)}, ${amountsOf(to)},
        ${JSON.stringify(memo)}, ${ctx.now.toISOString()})`,
  )
  assert(row, 'ledger_hold_capture gave no row.')
  return { postingId: publicId('posting', row.id), replayed: row.replayed }
}

/** Gives a hold back. `released` is false when it had been given back before; a captured hold is refused. */
export async function releaseHold(ctx: Within, holdId: string): Promise<{ released: boolean }> {
  const sql = rawOf(ctx.tx)
  const [row] = await refusing(
    'EUR',
    sql<{ released: boolean }[]>`
      select ledger_hold_release(${uuidOf(holdId)}, ${ctx.now.toISOString()}) as released`,
  )
  assert(row, 'ledger_hold_release gave no row.')
  return row
}
