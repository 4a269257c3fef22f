import { HealthStrip, type HealthTile } from '@/components/admin/health-strip'
import { formatRelative } from '@/components/ui/format'
import type { HealthView } from '@/lib/ops/schemas'
import { spanOf } from './span'

const lateMs = 10_000

/** The house at a glance, on every admin page. */
export function Health({ view }: { view: HealthView }) {
  return <HealthStrip tiles={tilesOf(view)} />
}

function tilesOf(view: HealthView): HealthTile[] {
  const { jobs, events, bots, ended, database } = view
  return [
    {
      label: 'Job lag',
      value: spanOf(jobs.lagMs),
      hint: jobs.failed > 0 ? `${jobs.failed} given up today` : `${jobs.waiting} waiting`,
      warn: jobs.failed > 0 || jobs.lagMs > lateMs,
    },
    {
      label: 'Event lag',
      value: spanOf(events.lagMs),
      hint: events.dead > 0 ? `${events.dead} given up` : 'none given up',
      warn: events.dead > 0 || events.lagMs > lateMs,
    },
    {
      label: 'Bots online',
      value: `${bots.online} of ${bots.total}`,
      hint: bots.trouble ? `${bots.trouble} is not` : 'all that are enabled',
      warn: bots.online < bots.total,
    },
    ledgerTile(view),
    {
      label: 'Deals ended, 24 h',
      value: ended.count.toLocaleString('en-GB'),
      hint: ended.medianMs === null ? 'none yet' : `median ${spanOf(ended.medianMs)}`,
      points: ended.hourly,
    },
    {
      label: 'Database',
      value: `${database.connections} of ${database.max}`,
      hint: `connections, ${(database.sizeBytes / 1_048_576).toFixed(0)} MB`,
      warn: database.connections > database.max * 0.8,
    },
  ]
}

function ledgerTile({ ledger, at }: HealthView): HealthTile {
  if (!ledger) return { label: 'Ledger', value: 'Not proved yet', hint: 'the first proof is on its way' }
  return {
    label: 'Ledger',
    value: ledger.sound ? 'Sums to zero' : 'Does not add up',
    hint: `checked ${formatRelative(new Date(ledger.at), new Date(at))}`,
    warn: !ledger.sound,
  }
}
