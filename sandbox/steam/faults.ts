import type { Reply } from '../http'
import { type FaultAct, type FaultSpec, faultSpec, type PresetName, presets } from './fault-kinds'
import { reshape } from './fault-shapes'
import { seeded } from './random'

export interface Fault extends FaultSpec {
  id: string
  hits: number
  /** Requests it should have struck by its probability, less those it struck. */
  owed: number
}
export type FaultInput = Partial<FaultSpec> & { preset?: PresetName }
/** What a fault looks at. */
export interface Target {
  host: string
  method: string
  path: string
  steamId: string
  /** Left out: Steam. */
  side?: FaultSpec['side']
}
export type Outcome = { reply: Reply } | { broken: 'hang' | 'reset' }

/** What goes wrong on purpose. One seeded generator decides, so a run can be repeated request by request. */
export class Faults {
  private readonly list = new Map<string, Fault>()
  private random: () => number
  private next = 1

  constructor(seed: number) {
    this.random = seeded(seed)
  }

  all(): Fault[] {
    return [...this.list.values()]
  }

  add(input: FaultInput): Fault {
    const { preset, ...own } = input
    const base = preset ? { name: preset, ...presets[preset] } : {}
    const spec = faultSpec.parse({ ...base, ...own })
    patternOf(spec.path)
    const fault = { ...spec, id: `flt${this.next++}`, hits: 0, owed: 0 }
    this.list.set(fault.id, fault)
    return fault
  }

  remove(id: string): boolean {
    return this.list.delete(id)
  }

  clear() {
    this.list.clear()
  }

  reseed(seed: number) {
    this.random = seeded(seed)
  }

  /** What goes wrong with this request: every sure fault, and at most one of those with a probability. */
  draw(call: Target): Fault[] {
    const fitting = this.all().filter(
      (fault) => !insideTheWorld.includes(fault.act.kind) && fits(fault, call) && !isSpent(fault),
    )
    const lucky = this.oneOf(fitting.filter((fault) => fault.probability < 1))
    const drawn = fitting.filter((fault) => fault.probability === 1 || fault === lucky)
    for (const fault of drawn) fault.hits += 1
    return drawn
  }

  /** Keeps every share in the long run, however many faults wait for the same request. */
  private oneOf(faults: Fault[]): Fault | undefined {
    if (faults.length === 0) return undefined
    const chances = faults.map((fault) => {
      fault.owed += fault.probability
      return Math.max(0, fault.owed)
    })
    const most = Math.max(
      1,
      chances.reduce((sum, chance) => sum + chance, 0),
    )
    let at = this.random() * most
    for (const [n, fault] of faults.entries()) {
      at -= chances[n] ?? 0
      if (at >= 0) continue
      fault.owed -= 1
      return fault
    }
    return undefined
  }

  /** Seconds by which a change of an offer on this path is written into the past. */
  backdate(path: string): number {
    const act = this.strike('backdated', path)
    return act?.kind === 'backdated' ? act.seconds : 0
  }

  /** Whether the exchange of the offer on this path fails after its acceptance. */
  tradeFails(path: string): boolean {
    return this.strike('tradeFails', path) !== null
  }

  private strike(kind: FaultAct['kind'], path: string): FaultAct | null {
    const fault = this.all().find(
      (one) => one.act.kind === kind && patternOf(one.path).test(path) && this.happens(one),
    )
    return fault?.act ?? null
  }

  private happens(fault: Fault): boolean {
    if (isSpent(fault)) return false
    fault.owed += fault.probability
    if (fault.probability < 1 && this.random() >= fault.owed) return false
    fault.owed -= 1
    fault.hits += 1
    return true
  }
}

/** These change what happens, not what is answered, so they also strike when a person acts. */
export const insideTheWorld: FaultAct['kind'][] = ['backdated', 'tradeFails']

const patterns = new Map<string, RegExp>()
function patternOf(source: string): RegExp {
  const found = patterns.get(source) ?? new RegExp(source)
  patterns.set(source, found)
  return found
}

const isSpent = ({ count, hits }: Fault): boolean => count !== undefined && hits >= count

const fits = (fault: Fault, call: Target) =>
  fault.side === (call.side ?? 'steam') &&
  call.host.includes(fault.host) &&
  (fault.method === undefined || fault.method === call.method) &&
  (fault.account === undefined || fault.account === call.steamId) &&
  patternOf(fault.path).test(call.path)

/** The outcome when a fault of phase `before` keeps the request from having any effect; slow faults only wait. */
export async function spoilBefore(drawn: Fault[]): Promise<Outcome | null> {
  for (const { phase, act } of drawn) {
    if (phase !== 'before') continue
    if (act.kind === 'slow') await new Promise((done) => setTimeout(done, act.ms))
    else return replaced(act) ?? null
  }
  return null
}

/** The effect has happened and is on disk; only what the caller sees changes. */
export async function spoilAfter(drawn: Fault[], reply: Reply, now: number): Promise<Outcome> {
  let seen = reply
  for (const { phase, act } of drawn) {
    if (phase !== 'after') continue
    if (act.kind === 'slow') await new Promise((done) => setTimeout(done, act.ms))
    const outcome = act.kind === 'eresult' && act.keepBody ? null : replaced(act)
    if (outcome) return outcome
    seen = reshape(act, seen, now)
  }
  return { reply: seen }
}

function replaced(act: FaultAct): Outcome | null {
  if (act.kind === 'hang' || act.kind === 'reset') return { broken: act.kind }
  if (act.kind === 'answer') {
    const headers = { 'content-type': act.type ?? 'application/json; charset=utf-8', ...act.headers }
    return { reply: { status: act.status, headers, body: act.body } }
  }
  if (act.kind === 'eresult') {
    const headers = { 'content-type': 'application/json; charset=utf-8', 'x-eresult': String(act.eresult) }
    return { reply: { status: 200, headers, body: '{"response":{}}' } }
  }
  return null
}
