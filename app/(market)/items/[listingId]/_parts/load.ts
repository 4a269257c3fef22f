import { cache } from 'react'
import { ask } from '@/lib/doors'
import { viewListing } from '@/lib/listings'

/** Layout, title and page of one request read it once. */
export const loadItem = cache((listingId: string) => ask(viewListing, { listingId }))
