'use client'
import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import { Select } from '@/components/ui/select'
import type { PostingKind } from '@/lib/ledger/schemas'
import { monthName, monthsSince, queryOf, type StatementUrl } from './url'

const all = 'all'
const narrow = 'h-7 rounded-full text-xs text-fg-1 shadow-none'

interface Props {
  url: StatementUrl
  /** Value and words of every kind of posting. */
  kinds: Record<PostingKind, string>
  since: string | null
  now: string
}

export function Filters({ url, kinds, since, now }: Props) {
  const router = useRouter()
  const [pending, start] = useTransition()
  const go = (change: StatementUrl) =>
    start(() => {
      const query = queryOf({ ...url, ...change })
      router.push(query ? `/wallet?${query}` : '/wallet', { scroll: false })
    })
  return (
    <span className="flex flex-wrap gap-2" aria-busy={pending}>
      <Select
        aria-label="Month"
        className={narrow}
        value={url.month ?? all}
        onValueChange={(month) => go({ month: month === all ? undefined : month })}
        options={[
          { value: all, label: 'All months' },
          ...monthsSince(since, now).map((month) => ({ value: month, label: monthName(month) })),
        ]}
      />
      <Select
        aria-label="Kind"
        className={narrow}
        value={url.kind ?? all}
        onValueChange={(kind) => go({ kind: kind === all ? undefined : (kind as PostingKind) })}
        options={[
          { value: all, label: 'All kinds' },
          ...Object.entries(kinds).map(([value, label]) => ({ value, label })),
        ]}
      />
    </span>
  )
}
