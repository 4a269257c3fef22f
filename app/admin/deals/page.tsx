import { MousePointerClick } from 'lucide-react'
import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { Story } from '@/app/(market)/deals/_parts/story'
import { HealthStrip } from '@/components/admin/health-strip'
import { KeyHints } from '@/components/admin/work-shell'
import { PageHeader } from '@/components/layout/page'
import { Card } from '@/components/ui/card'
import { Empty } from '@/components/ui/empty'
import { adminCase, adminDeals, viewDeal } from '@/lib/deals'
import { adminQueues } from '@/lib/deals/schemas'
import { ask, currentActor } from '@/lib/doors'
import { isAdmin } from '@/lib/kernel/access'
import { health } from '@/lib/ops'
import { Case } from './_parts/case'
import { Desk } from './_parts/desk'
import { EndedToday } from './_parts/ended-today'
import { tilesOf } from './_parts/health'
import { type Counts, caseHref, firstBusy, queueNamed, queueTitles } from './_parts/queues'

export const metadata: Metadata = { title: 'Work list' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

const hints = [
  { keys: ['J', 'K'], does: 'move' },
  { keys: ['↵'], does: 'open' },
  { keys: ['?'], does: 'all keys' },
]

/** Queue and case always stand in the address, so that neither changes under the hands of the one who works. */
export default async function WorkListPage({ searchParams }: Props) {
  const given = await searchParams
  const queue = queueNamed(given.queue)
  const list = await ask(adminDeals, { queue: queue ?? 'stuck' })
  if (!queue) redirect(caseHref(firstBusy(list.counts)))
  const first = list.items[0]?.id
  if (!given.deal && first) redirect(caseHref(queue, first))
  const dealId = typeof given.deal === 'string' ? given.deal : null
  const [state, opened] = await Promise.all([ask(health), dealId ? openCase(dealId) : null])
  const now = new Date().toISOString()
  return (
    <>
      <PageHeader
        title="Work list"
        description={<Summary counts={list.counts} />}
        actions={<KeyHints hints={hints} />}
      />
      <HealthStrip tiles={tilesOf(state)} />
      <Desk
        queue={queue}
        queues={adminQueues.map((name) => ({
          href: caseHref(name),
          label: queueTitles[name],
          count: list.counts[name],
          current: name === queue,
        }))}
        first={list}
        currentId={dealId}
        now={now}
        footer={<EndedToday ended={state.ended} />}
      >
        {opened ? (
          <>
            <Case {...opened} now={now} mayAct={isAdmin(await currentActor())} />
            <Story deal={opened.deal} now={now} />
          </>
        ) : (
          <NoCase />
        )}
      </Desk>
    </>
  )
}

async function openCase(dealId: string) {
  const [deal, found] = await Promise.all([ask(viewDeal, { dealId }), ask(adminCase, { dealId })])
  return { deal, found }
}

function Summary({ counts }: { counts: Counts }) {
  const waiting = counts.stuck + counts.help
  return (
    <>
      <b className="font-medium text-fg-1">{counts.open.toLocaleString('en-GB')}</b> open,{' '}
      {waiting === 0 ? 'none needs a person' : `${waiting} ${waiting === 1 ? 'needs' : 'need'} a person`}.
      Every act is written to the audit log.
    </>
  )
}

function NoCase() {
  return (
    <Card>
      <Empty icon={<MousePointerClick />} title="No case is open">
        Choose another queue on the left, or press 1 to 5. Cases open here with facts, timeline and acts.
      </Empty>
    </Card>
  )
}
