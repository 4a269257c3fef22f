'use client'
import { Handshake } from 'lucide-react'
import { usePathname } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { getJson } from '@/components/live/get-json'
import { useHints } from '@/components/live/provider'
import { toast } from '@/components/ui/toast'
import type { MyDealsView } from '@/lib/deals/schemas'
import { type Deals, newsOf } from './deal-news'

/** Says what changed in a deal while the person was looking at something else. */
export function DealToasts() {
  const pathname = usePathname()
  const here = useRef(pathname)
  const [look] = useState(() => watch(() => here.current))
  useHints({ types: ['deals.'] }, look)
  useEffect(look, [look])
  useEffect(() => {
    here.current = pathname
  }, [pathname])
  return null
}

/** Every call compares the deals with those of the call before. One at a time, so that an older answer never comes last. */
function watch(here: () => string): () => void {
  let known: Deals | null = null
  let turn = Promise.resolve()
  const look = async () => {
    const { items } = await getJson<MyDealsView>('/deals?limit=20')
    const now: Deals = new Map(items.map((row) => [row.id, row]))
    const before = known
    known = now
    if (before) for (const row of items) tell(before, row, here())
  }
  return () => {
    turn = turn.then(look).catch(() => undefined)
  }
}

function tell(before: Deals, row: MyDealsView['items'][number], here: string) {
  const href = `/deals/${row.id}`
  const news = here === href ? null : newsOf(before.get(row.id), row)
  if (news) toast({ ...news, href, act: 'Look', icon: <Handshake /> })
}
