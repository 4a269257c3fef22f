import type { Queue } from '@/components/admin/work-shell'
import type { AdminDealsView } from '@/lib/deals/schemas'
import { adminQueues } from '@/lib/deals/schemas'

export type QueueName = (typeof adminQueues)[number]

export const queueNames: Record<QueueName, string> = {
  stuck: 'Stuck deals',
  help: 'Calls for help',
  late: 'Late',
  open: 'Open',
  ended: 'Ended',
}

export const queuesOf = (counts: AdminDealsView['counts'], current?: QueueName): Queue[] =>
  adminQueues.map((name) => ({
    href: `/admin/deals?queue=${name}`,
    label: queueNames[name],
    count: counts[name],
    current: name === current,
  }))

export const otherPages = (current?: 'bots' | 'audit'): Queue[] => [
  { href: '/admin/bots', label: 'Bots', current: current === 'bots' },
  { href: '/admin/audit', label: 'Audit log', current: current === 'audit' },
]
