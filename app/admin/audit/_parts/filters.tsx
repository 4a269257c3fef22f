'use client'
import { Search } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { ChipLink } from '@/components/ui/chip'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { type AuditFilters, actName, queryOf } from './url'

const all = 'all'

const hrefOf = (filters: AuditFilters): string => {
  const query = queryOf(filters)
  return query ? `/admin/audit?${query}` : '/admin/audit'
}

export function Filters({ given, acts }: { given: AuditFilters; acts: string[] }) {
  const router = useRouter()
  const [subject, setSubject] = useState('')
  if (given.subject)
    return (
      <ChipLink href={hrefOf({ act: given.act })} remove>
        <span className="num-mono max-w-[180px] truncate">{given.subject}</span>
      </ChipLink>
    )
  return (
    <>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (subject.trim()) router.push(hrefOf({ ...given, subject: subject.trim() }))
        }}
      >
        <Input
          aria-label="Id of what was acted on"
          placeholder="deal_…, bot_…, usr_…"
          before={<Search aria-hidden />}
          value={subject}
          onChange={(event) => setSubject(event.currentTarget.value)}
          className="w-52"
        />
      </form>
      <Select
        aria-label="Act"
        value={given.act ?? all}
        onValueChange={(act) =>
          router.push(hrefOf({ act: act === all ? undefined : act }), { scroll: false })
        }
        options={[
          { value: all, label: 'All acts' },
          ...acts.map((act) => ({ value: act, label: actName(act) })),
        ]}
      />
    </>
  )
}
