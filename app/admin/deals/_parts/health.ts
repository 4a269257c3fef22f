import type { HealthTile } from '@/components/admin/health-strip'
import { formatRelative } from '@/components/ui/format'
import type { HealthView } from '@/lib/ops/schemas'
import { formatSpan } from '../../_parts/span'

const slowMs = 5_000
const megabyte = 1024 * 1024

export const tilesOf = (health: HealthView): HealthTile[] => [
  jobLag(health),
  bots(health),
  failedJobs(health),
  eventLag(health),
  ledger(health),
  database(health),
]

const jobLag = ({ jobs }: HealthView): HealthTile => ({
  label: 'Job lag',
  value: formatSpan(jobs.lagMs),
  hint: jobs.waiting === 0 ? 'nothing waits' : `${jobs.waiting} waiting`,
  warn: jobs.lagMs > slowMs,
})

const bots = ({ bots: { online, total, trouble } }: HealthView): HealthTile => ({
  label: 'Bots online',
  value: `${online} of ${total}`,
  hint: trouble ? `${trouble} is not` : total === 0 ? 'none is enabled' : 'all signed in',
  warn: trouble !== null || total === 0,
})

const failedJobs = ({ jobs }: HealthView): HealthTile => ({
  label: 'Failed jobs',
  value: jobs.failed === 0 ? 'None' : `${jobs.failed}`,
  hint: 'given up in 24 h',
  warn: jobs.failed > 0,
})

const eventLag = ({ events }: HealthView): HealthTile => ({
  label: 'Event lag',
  value: formatSpan(events.lagMs),
  hint: events.dead === 0 ? 'all caught up' : `${events.dead} given up on`,
  warn: events.dead > 0 || events.lagMs > slowMs,
})

const ledger = ({ ledger: proof, at }: HealthView): HealthTile =>
  proof
    ? {
        label: 'Ledger',
        value: proof.sound ? 'Sums to zero' : 'Does not add up',
        hint: `checked ${formatRelative(new Date(proof.at), new Date(at))}`,
        warn: !proof.sound,
      }
    : { label: 'Ledger', value: 'Not checked', hint: 'first proof to come' }

const database = ({ database: { connections, max, sizeBytes } }: HealthView): HealthTile => ({
  label: 'Database',
  value: `${Math.round((connections / max) * 100)}% busy`,
  hint: `${connections} of ${max}, ${Math.round(sizeBytes / megabyte)} MB`,
  warn: connections / max > 0.8,
})
