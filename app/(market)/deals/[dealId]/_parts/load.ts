import { cache } from 'react'
import { viewDeal } from '@/lib/deals'
import { ask } from '@/lib/doors'

/** Layout, title and page of one request read it once. */
export const loadDeal = cache((dealId: string) => ask(viewDeal, { dealId }))
