import { cache } from 'react'
import { viewDeal } from '@/lib/deals'
import type { DealView } from '@/lib/deals/schemas'
import { ask } from '@/lib/doors'
import { presences } from '@/lib/presence'
import type { Presence } from '@/lib/presence/schemas'

/** Layout, title and page of one request read it once. */
export const loadDeal = cache((dealId: string) => ask(viewDeal, { dealId }))

/** How the other party stands; null for an admin, who is neither. */
export async function loadOther({ role, buyer, seller }: DealView): Promise<Presence | null> {
  if (role === 'admin') return null
  const { id } = role === 'buyer' ? seller : buyer
  const [presence] = await ask(presences, { ids: [id] })
  return presence ?? null
}
