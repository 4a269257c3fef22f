import { countCalls } from '@/lib/kernel/rate-limit'

const ownLimit = { max: 20, windowS: 600 }
const addressLimit = { max: 200, windowS: 600 }

/**
 * Counts one try of typed codes, wherever they are typed: call it before they are looked up, and not when an order is
 * only priced again. Refuses `too_many_requests`.
 */
export async function countCodeTry(who: {
  personId: string | null
  address?: string | undefined
}): Promise<void> {
  const { personId, address } = who
  await countCalls(
    ...(personId ? [{ key: `coupons.try ${personId}`, limit: ownLimit }] : []),
    ...(address ? [{ key: `coupons.try @${address}`, limit: personId ? addressLimit : ownLimit }] : []),
  )
}
