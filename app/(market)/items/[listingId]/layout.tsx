import type { ReactNode } from 'react'
import { loadItem } from './_parts/load'

interface Props {
  params: Promise<{ listingId: string }>
  children: ReactNode
}

/** Decides before the skeleton is sent: what does not exist for this person answers 404, and not 200 with a sad page. */
export default async function ItemLayout({ params, children }: Props) {
  await loadItem((await params).listingId)
  return children
}
