import { rawSql } from '@/lib/kernel/db'
import type { Sandbox } from '@/sandbox/start'
import { crowdOf, plansFor, tellAll } from './crowd'
import { injectFaults, type Unheard } from './faults'
import { type Recount, recount, takenBy } from './recount'
import { Senders } from './workers'

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

export interface RunOptions {
  sandbox: Sandbox
  runs: number
  people: number
  workers: number
  seed: number
  logFile: string
  /** Whether some calls hang until their caller gives up. */
  hanging: boolean
  /** Asked after every look: whether a worker is to be killed now. */
  killNow: (looked: Looked) => boolean
  /** Without any change for so long, the run is given up. */
  patienceMs: number
  onLook?: (looked: Looked) => void
}

export interface Looked {
  /** Outside deliveries in all, those that have ended, and how often a worker was killed. */
  deliveries: number
  ended: number
  kills: number
}

export interface RunResult {
  recount: Recount
  faults: ReturnType<Unheard['read']>
  kills: number
  leaps: number
  secondsToTell: number
}

/**
 * Tells a crowd many things while every channel fails now and then and its workers are killed, waits until nothing is
 * left to be sent, and recounts. Time that nobody would use is skipped: the workers' clocks are set forward.
 */
export async function runNotifications(options: RunOptions): Promise<RunResult> {
  const { sandbox, runs, seed } = options
  const plans = plansFor(await crowdOf(sandbox, options.people), runs, seed)
  const faults = injectFaults(sandbox, options.hanging)
  const senders = new Senders(sandbox, options.logFile)
  await senders.start(options.workers)
  try {
    const startedAt = performance.now()
    let secondsToTell = Number.NaN
    const telling = tellAll(plans, seed).then(() => {
      secondsToTell = (performance.now() - startedAt) / 1_000
    })
    const watching = watch(options, senders, () => Number.isFinite(secondsToTell))
    await Promise.all([telling, watching])
    const { kills, leaps } = senders
    const found = await recount(rawSql(), plans, takenBy(sandbox), faults.byDelivery())
    return { recount: found, faults: faults.read(), kills, leaps, secondsToTell }
  } finally {
    await senders.stop()
    sandbox.faults.clear()
    sandbox.mail.clearFaults()
  }
}

async function watch(options: RunOptions, senders: Senders, allTold: () => boolean): Promise<void> {
  let before = ''
  let changedAt = Date.now()
  while (Date.now() - changedAt < options.patienceMs) {
    const told = allTold()
    const { deliveries, ended, open, due, held, calls, until } = await look(senders)
    const looked = { deliveries, ended, kills: senders.kills }
    options.onLook?.(looked)
    if (told && open === 0) return
    if (`${ended} ${calls}` !== before) changedAt = Date.now()
    before = `${ended} ${calls}`
    if (options.killNow(looked)) await senders.kill()
    else if (told && due === 0 && held === 0 && until) await senders.leapTo(until)
    await pause(200)
  }
}

interface Seen {
  deliveries: number
  ended: number
  open: number
  /** Of those open: what could be sent now, and what somebody alive is sending. */
  due: number
  held: number
  calls: string
  /** When the last of those open is to be looked at. */
  until: Date | null
}

async function look(senders: Senders): Promise<Seen> {
  const now = senders.now()
  const [row] = await rawSql()<Seen[]>`
    select count(*)::int as deliveries,
      count(*) filter (where not_before is null)::int as ended,
      count(*) filter (where not_before is not null)::int as open,
      count(*) filter (where not_before <= ${now})::int as due,
      count(*) filter (where state = 'sent' and not_before > ${now} and updated_at >= ${senders.livingSince()})::int as held,
      coalesce(sum(attempts), 0)::text as calls, max(not_before) as until
    from delivery where channel <> 'inapp'`
  if (!row) throw new Error('no answer')
  return row
}
