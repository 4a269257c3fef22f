'use client'
import { Handshake } from 'lucide-react'
import { usePathname } from 'next/navigation'
import { useEffect, useRef } from 'react'
import { useLive } from '@/components/live/use-live'
import { toast } from '@/components/ui/toast'
import type { MyDealsView } from '@/lib/deals/schemas'
import { type Deals, newsOf } from './deal-news'

/** Says what changed in a deal while the person was looking at something else. */
export function DealToasts() {
  const { data } = useLive<MyDealsView>(['deals', 'recent'], '/deals?limit=20', { types: ['deals.'] })
  const pathname = usePathname()
  const known = useRef<Deals | null>(null)
  useEffect(() => {
    if (!data) return
    const now: Deals = new Map(data.items.map((row) => [row.id, row]))
    const before = known.current
    known.current = now
    if (!before) return
    for (const row of now.values()) {
      const href = `/deals/${row.id}`
      const news = pathname === href ? null : newsOf(before.get(row.id), row)
      if (news) toast({ ...news, href, act: 'Look', icon: <Handshake /> })
    }
  }, [data, pathname])
  return null
}
