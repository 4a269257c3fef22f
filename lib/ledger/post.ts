import { hashOf } from '@/lib/kernel/crypto'
import { rawOf } from '@/lib/kernel/db'
import { assert } from '@/lib/kernel/errors'
import { publicId } from '@/lib/kernel/ids'
import type { Currency } from '@/lib/kernel/money'
import type { Ctx } from '@/lib/kernel/operation'
import type { Account } from './accounts'
import { refusing } from './refusals'
import type { Memo, PostingKind } from './schemas'

export interface Leg {
  account: Account
  /** Above zero: the account receives. Below zero: it pays. */
  amountMinor: number
}

export interface Posting {
  /** Names this movement for ever: the same key never moves money twice. */
  key: string
  kind: PostingKind
  currency: Currency
  legs: readonly Leg[]
  memo: Memo
}

export interface Posted {
  postingId: string
  /** The key had been used before, for this very posting; nothing moved now. */
  replayed: boolean
}

/** What of a caller's context the ledger needs: its transaction and its time. */
export type Within = Pick<Ctx, 'tx' | 'now'>

/**
 * Moves money inside the caller's transaction. Legs sum to zero; two legs of one account are netted.
 * Refuses `insufficient_funds`, and `idempotency_mismatch` for a used key with other money.
 */
export async function post(ctx: Within, posting: Posting): Promise<Posted> {
  const { key, kind, currency, memo } = posting
  const legs = netted(posting.legs)
  assert(legs.reduce((sum, leg) => sum + leg.amountMinor, 0) === 0, `The legs of ${key} do not sum to zero.`)
  const sql = rawOf(ctx.tx)
  const [row] = await refusing(
    currency,
    sql<{ id: string; replayed: boolean }[]>`
      select transfer_id as id, replayed from ledger_post(
        ${key}, ${hashOf({ kind, currency, legs })}, ${kind}, ${codesOf(legs)}, ${amountsOf(legs)}, ${currency},
        ${JSON.stringify(memo)}, ${ctx.now.toISOString()})`,
  )
  assert(row, 'ledger_post gave no row.')
  return { postingId: publicId('posting', row.id), replayed: row.replayed }
}

/** One leg per account, in the order of their first mention. */
export function netted(legs: readonly Leg[]): Leg[] {
  const sums = new Map<Account, number>()
  for (const { account, amountMinor } of legs) {
    const usable = Number.isSafeInteger(amountMinor) && amountMinor !== 0
    assert(usable, `${amountMinor} for ${account} is not an amount.`)
    sums.set(account, (sums.get(account) ?? 0) + amountMinor)
  }
  return [...sums].map(([account, amountMinor]) => {
    assert(amountMinor !== 0, `This posting moves nothing for ${account}.`)
    return { account, amountMinor }
  })
}

export const codesOf = (legs: readonly Leg[]): string[] => legs.map((leg) => leg.account)

export const amountsOf = (legs: readonly Leg[]): number[] => legs.map((leg) => leg.amountMinor)
