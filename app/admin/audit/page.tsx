import { ScrollText, SearchX } from 'lucide-react'
import type { Metadata } from 'next'
import { PageHeader } from '@/components/layout/page'
import { Card } from '@/components/ui/card'
import { Empty } from '@/components/ui/empty'
import { LinkButton } from '@/components/ui/link-button'
import { ask } from '@/lib/doors'
import { auditLog } from '@/lib/ops'
import { filterQuery } from '../_parts/filter-chips'
import { AuditList } from './_parts/audit-list'
import { Filters } from './_parts/filters'

export const metadata: Metadata = { title: 'Audit' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

const only = (value: string | string[] | undefined) =>
  typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, 100) : undefined

export default async function AuditPage({ searchParams }: Props) {
  const given = await searchParams
  const subject = only(given.subject)
  const act = only(given.act)
  const page = await ask(auditLog, { subject, act })
  const query = filterQuery({ subject, act })
  return (
    <>
      <PageHeader
        title="Audit"
        description="Every act by hand, who did it, to what and why. Nothing is ever changed here."
      />
      <Filters subject={subject} act={act} acts={page.acts} />
      {page.items.length > 0 ? (
        <AuditList key={query} first={page} query={query} now={new Date().toISOString()} />
      ) : (
        <Card>
          {query ? (
            <Empty
              icon={<SearchX />}
              title="No act is like that"
              actions={<LinkButton href="/admin/audit">Show all acts</LinkButton>}
            >
              Subjects are whole ids, for example of a deal or a bot. Take a filter away to see the others.
            </Empty>
          ) : (
            <Empty
              icon={<ScrollText />}
              title="Nothing was done by hand yet"
              actions={<LinkButton href="/admin/deals">Go to the work list</LinkButton>}
            >
              Refunds, retries, notes and switched bots are written here with their reason.
            </Empty>
          )}
        </Card>
      )}
    </>
  )
}
