import { type AdminDealsView, adminQueues } from '@/lib/deals/schemas'

export type QueueName = (typeof adminQueues)[number]
export type Counts = AdminDealsView['counts']

export const queueTitles: Record<QueueName, string> = {
  stuck: 'Stuck',
  help: 'Asked for help',
  late: 'Late',
  open: 'All open',
  ended: 'Ended',
}

export const queueNamed = (name: unknown): QueueName | undefined =>
  adminQueues.find((queue) => queue === name)

/** Where work is most urgent. */
export const firstBusy = (counts: Counts): QueueName =>
  adminQueues.find((queue) => counts[queue] > 0) ?? 'stuck'

export function caseHref(queue: QueueName, dealId?: string): string {
  const query = new URLSearchParams({ queue })
  if (dealId) query.set('deal', dealId)
  return `/admin/deals?${query}`
}
