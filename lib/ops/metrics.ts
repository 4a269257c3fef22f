import { system } from '@/lib/kernel/access'
import { now } from '@/lib/kernel/clock'
import { durationBounds, type OperationCount, operationCounts } from '@/lib/kernel/metrics'
import { ledgerHealth } from '@/lib/ledger'
import { jobCounts, waitingEvents } from './figures'

type Labels = Record<string, string>

/** What Prometheus scrapes from the web process, in its text format 0.0.4. */
export async function metricsText(): Promise<string> {
  const [jobs, events, ledger] = await Promise.all([
    jobCounts(),
    waitingEvents(),
    ledgerHealth.run({ actor: system('metrics') }, {}),
  ])
  const lines = [
    ...operationLines(operationCounts()),
    '# HELP tradepost_jobs Jobs that wait, run or have failed, by queue and state.',
    '# TYPE tradepost_jobs gauge',
    ...jobs.map(({ queue, state, count }) => line('tradepost_jobs', { queue, state }, count)),
    '# HELP tradepost_events_waiting Events a consumer has not handled yet; `publisher` has not given a position.',
    '# TYPE tradepost_events_waiting gauge',
    ...events.map(({ consumer, waiting }) => line('tradepost_events_waiting', { consumer }, waiting)),
  ]
  if (ledger.last) lines.push(...ledgerLines(ledger.last))
  return `${lines.join('\n')}\n`
}

function operationLines(counts: OperationCount[]): string[] {
  const name = 'tradepost_operation_duration_seconds'
  const head = [`# HELP ${name} Operations of this process, by outcome.`, `# TYPE ${name} histogram`]
  return counts.reduce((lines, { operation, outcome, count, seconds, within }) => {
    const labels = { operation, outcome }
    const buckets = durationBounds.map((bound, at) =>
      line(`${name}_bucket`, { ...labels, le: String(bound) }, within[at] ?? 0),
    )
    const total = line(`${name}_bucket`, { ...labels, le: '+Inf' }, count)
    lines.push(...buckets, total, line(`${name}_sum`, labels, seconds), line(`${name}_count`, labels, count))
    return lines
  }, head)
}

const ledgerLines = ({ at, sound }: { at: string; sound: boolean }): string[] => [
  '# HELP tradepost_ledger_proof_age_seconds Time since the ledger was last proved.',
  '# TYPE tradepost_ledger_proof_age_seconds gauge',
  line('tradepost_ledger_proof_age_seconds', {}, Math.round((now().getTime() - Date.parse(at)) / 1_000)),
  '# HELP tradepost_ledger_sound 1 when the last proof found that every balance adds up.',
  '# TYPE tradepost_ledger_sound gauge',
  line('tradepost_ledger_sound', {}, sound ? 1 : 0),
]

function line(name: string, labels: Labels, value: number): string {
  const text = Object.entries(labels).map(([key, each]) => `${key}="${each.replaceAll(/["\\\n]/g, '_')}"`)
  return `${name}${text.length > 0 ? `{${text.join(',')}}` : ''} ${value}`
}
