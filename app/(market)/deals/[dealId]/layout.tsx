import type { ReactNode } from 'react'
import { loadDeal } from './_parts/load'

interface Props {
  params: Promise<{ dealId: string }>
  children: ReactNode
}

/** Decides before the skeleton is sent: what does not exist for this person answers 404, and not 200 with a sad page. */
export default async function DealLayout({ params, children }: Props) {
  await loadDeal((await params).dealId)
  return children
}
