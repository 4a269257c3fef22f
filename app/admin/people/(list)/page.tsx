import { SearchX } from 'lucide-react'
import type { Metadata } from 'next'
import { PageHeader } from '@/components/layout/page'
import { Card } from '@/components/ui/card'
import { Empty } from '@/components/ui/empty'
import { LinkButton } from '@/components/ui/link-button'
import { ask } from '@/lib/doors'
import { findPeople } from '@/lib/identity'
import { findPeopleInput } from '@/lib/identity/schemas/standing'
import { now } from '@/lib/kernel/clock'
import { filterQuery } from '../../_parts/filter-chips'
import { Filters } from '../_parts/filters'
import { PeopleList } from '../_parts/people-list'

export const metadata: Metadata = { title: 'People' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

const { q, role, standing } = findPeopleInput.shape

export default async function PeoplePage({ searchParams }: Props) {
  const given = await searchParams
  const filter = {
    q: q.safeParse(given.q).data || undefined,
    role: role.safeParse(given.role).data,
    standing: standing.safeParse(given.standing).data,
  }
  const page = await ask(findPeople, filter)
  const query = filterQuery(filter)
  return (
    <>
      <PageHeader title="People" description="Everybody with an account, the newest first." />
      <Filters filter={filter} />
      {page.items.length > 0 ? (
        <PeopleList key={query} first={page} query={query} now={now().toISOString()} />
      ) : (
        <Card>
          <Empty
            icon={<SearchX />}
            title="Nobody is like that"
            actions={<LinkButton href="/admin/people">Show everybody</LinkButton>}
          >
            Names and e-mail addresses are found by a part of them, ids and SteamIDs as a whole.
          </Empty>
        </Card>
      )}
    </>
  )
}
