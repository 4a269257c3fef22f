import type { Metadata } from 'next'
import { WorkShell } from '@/components/admin/work-shell'
import { Page, PageHeader } from '@/components/layout/page'
import { Card } from '@/components/ui/card'
import { Empty } from '@/components/ui/empty'
import { adminDeals, viewDeal } from '@/lib/deals'
import { type AdminDealsView, adminQueues } from '@/lib/deals/schemas'
import { ask } from '@/lib/doors'
import { health } from '@/lib/ops'
import { Health } from '../_parts/health'
import { otherPages, queuesOf } from '../_parts/queues'
import { Case } from './_parts/case'
import { DealWork } from './_parts/deal-work'
import { Keys } from './_parts/keys'

export const metadata: Metadata = { title: 'Work list' }

type Props = { searchParams: Promise<{ queue?: string; deal?: string }> }

export default async function AdminDealsPage({ searchParams }: Props) {
  const given = await searchParams
  const asked = adminQueues.find((name) => name === given.queue)
  const first = await ask(adminDeals, asked ? { queue: asked } : {})
  const queue = asked ?? adminQueues.find((name) => first.counts[name] > 0) ?? 'stuck'
  const list = asked || queue === 'stuck' ? first : await ask(adminDeals, { queue })
  const dealId = given.deal ?? list.items[0]?.id
  const [deal, view] = await Promise.all([dealId ? ask(viewDeal, { dealId }) : null, ask(health)])
  const now = new Date().toISOString()
  return (
    <Page>
      <PageHeader title="Work list" description={<Summary counts={list.counts} />} actions={<Keys />} />
      <Health view={view} />
      <WorkShell
        queues={queuesOf(list.counts, queue)}
        more={otherPages()}
        list={
          <DealWork
            key={queue}
            queue={queue}
            first={list}
            total={list.counts[queue]}
            currentId={deal?.id ?? null}
            ended={view.ended}
            now={now}
          />
        }
        detail={deal ? <Case key={deal.id} deal={deal} now={now} /> : <NoCase />}
      />
    </Page>
  )
}

function Summary({ counts }: { counts: AdminDealsView['counts'] }) {
  const waiting = counts.stuck + counts.help
  return (
    <>
      <b className="font-medium text-fg-1">{waiting === 0 ? 'Nothing' : waiting.toLocaleString('en-GB')}</b>{' '}
      {waiting === 1 ? 'waits' : 'wait'} for a person, {counts.open.toLocaleString('en-GB')} open. Every act
      is written to the audit log.
    </>
  )
}

const NoCase = () => (
  <Card className="hidden xl:block">
    <Empty title="No case is open">Choose another queue, or wait: new work appears by itself.</Empty>
  </Card>
)
