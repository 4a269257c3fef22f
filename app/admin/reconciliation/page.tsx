import { CircleCheck } from 'lucide-react'
import type { Metadata } from 'next'
import { PageHeader } from '@/components/layout/page'
import { Card } from '@/components/ui/card'
import { Empty } from '@/components/ui/empty'
import { Time } from '@/components/ui/time'
import { ask } from '@/lib/doors'
import { now } from '@/lib/kernel/clock'
import { cardDisputes, differences } from '@/lib/payments'
import { FilterChips, filterHref, toggles } from '../_parts/filter-chips'
import { CompareNow } from './_parts/acts'
import { DifferenceList } from './_parts/difference-list'
import { DisputeList } from './_parts/dispute-list'

export const metadata: Metadata = { title: 'Reconciliation' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function ReconciliationPage({ searchParams }: Props) {
  const resolved = (await searchParams).show === 'resolved'
  const [page, disputes] = await Promise.all([
    ask(differences, { show: resolved ? 'resolved' : 'open' }),
    ask(cardDisputes),
  ])
  const at = now().toISOString()
  return (
    <>
      <PageHeader
        title="Reconciliation"
        description={<Compared at={page.comparedAt} now={at} />}
        actions={<CompareNow />}
      />
      <FilterChips
        label="Differences"
        className="mb-4"
        choices={[
          { key: 'open', word: <Open count={page.open} />, href: '/admin/reconciliation', on: false },
          ...toggles(
            ['resolved'],
            resolved ? 'resolved' : undefined,
            () => 'Resolved',
            (show) => filterHref('/admin/reconciliation', { show }),
          ),
        ]}
      />
      {page.items.length > 0 ? (
        <DifferenceList key={String(resolved)} first={page} resolved={resolved} now={at} />
      ) : (
        <Card>
          <Empty icon={<CircleCheck />} title={resolved ? 'Nothing was resolved yet' : 'The books agree'}>
            {resolved
              ? 'What an admin takes from the list stands here, with the note.'
              : 'Every payment, refund and dispute of the payment provider has its twin in our ledger.'}
          </Empty>
        </Card>
      )}
      <h2 className="mt-8 mb-3 text-lg">Card disputes</h2>
      {disputes.items.length > 0 ? (
        <DisputeList first={disputes} now={at} />
      ) : (
        <Card>
          <Empty icon={<CircleCheck />} title="No bank wants money back">
            Card payments that the bank of a buyer disputes stand here until they are decided.
          </Empty>
        </Card>
      )}
    </>
  )
}

const Open = ({ count }: { count: number }) => (
  <>
    Open <span className="text-fg-3">{count}</span>
  </>
)

function Compared({ at, now: present }: { at: string | null; now: string }) {
  if (!at) return 'The books of the payment provider have not been compared yet. It happens every night.'
  return (
    <>
      Our books and those of the payment provider were compared <Time at={at} now={present} />; it happens
      every night.
    </>
  )
}
