import { z } from 'zod'
import { notFound, refuse } from '@/lib/kernel/errors'
import { type Currency, formatMoney } from '@/lib/kernel/money'

const shortage = z.object({ availableMinor: z.number(), neededMinor: z.number() })

const codeAndDetail = (error: unknown) =>
  error instanceof Error ? (error as { code?: unknown; detail?: unknown }) : {}

/**
 * Turns the ledger's own SQLSTATEs into refusals; every other error is passed on.
 * The transaction is over either way: only a savepoint around the call could be continued from.
 */
export async function refusing<T>(currency: Currency, call: PromiseLike<T>): Promise<T> {
  try {
    return await call
  } catch (error) {
    const { code, detail } = codeAndDetail(error)
    if (code === 'P0402' && typeof detail === 'string') refuseShortage(detail, currency)
    if (code === 'P0404') notFound('hold')
    if (code === 'P0409')
      refuse('idempotency_mismatch', 'This key was already used for another movement of money.', {
        status: 422,
      })
    if (code === 'P0410')
      refuse('hold_over', 'This hold is over: it was paid out, given back, or has expired.')
    throw error
  }
}

function refuseShortage(detail: string, currency: Currency): never {
  const { availableMinor, neededMinor } = shortage.parse(JSON.parse(detail))
  const needed = formatMoney(neededMinor, currency)
  const available = formatMoney(availableMinor, currency)
  refuse('insufficient_funds', `This needs ${needed}, and ${available} is available.`)
}
