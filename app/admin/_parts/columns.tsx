import type { ReactNode } from 'react'
import { WorkNav } from '@/components/admin/work-shell'
import { Page, PageHeader } from '@/components/layout/page'
import { adminDeals } from '@/lib/deals'
import { ask } from '@/lib/doors'
import { health } from '@/lib/ops'
import { Health } from './health'
import { otherPages, queuesOf } from './queues'

type Props = { title: string; description: ReactNode; page: 'bots' | 'audit'; children: ReactNode }

/** An admin page without cases: the queues at the left, one wide card beside them. */
export async function AdminColumns({ title, description, page, children }: Props) {
  const [view, { counts }] = await Promise.all([ask(health), ask(adminDeals, { limit: 1 })])
  return (
    <Page>
      <PageHeader title={title} description={description} />
      <Health view={view} />
      <div className="grid items-start gap-4 xl:grid-cols-[200px_minmax(0,1fr)]">
        <WorkNav queues={queuesOf(counts)} more={otherPages(page)} />
        <div className="min-w-0">{children}</div>
      </div>
    </Page>
  )
}
