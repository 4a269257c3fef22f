import type { Sandbox } from '@/sandbox/start'
import { type PresetName, steamPresets } from '@/sandbox/steam/fault-kinds'
import { type Fault, type FaultInput, insideTheWorld } from '@/sandbox/steam/faults'

/** Sending has classes of its own for what the general ones do. */
const work = '^/(IEconService|tradeoffer/(?!new/send)|mobileconf|inventory)/'
const withSending = '^/(IEconService|tradeoffer|mobileconf|inventory)/'
const login = '^/(IAuthenticationService|jwt|login)/'
const api = { host: 'api.steampowered.com', path: '^/IEcon' }
const community = { host: 'steamcommunity.com', path: '^/(tradeoffer|mobileconf)/' }

/** What only a client that accepts offers or reads receipts would meet; the bots do neither. */
export const notCalled: PresetName[] = ['acceptAlreadyDone', 'acceptLostByReset', 'emptyReceipt']

/** Where a class of the simulator is narrowed to the calls it is about, or to the time scale of the run. */
const narrowed: Partial<Record<PresetName, FaultInput>> = {
  rateLimited: { path: withSending },
  loginPage: api,
  forbidden: community,
  serverError: { path: work },
  hang: { path: work },
  reset: { path: work },
  resetAfter: { path: work },
  slow: { path: work, act: { kind: 'slow', ms: 300 } },
  emptyAnswer: { path: withSending },
  htmlAnswer: { path: withSending },
  staleListing: { act: { kind: 'staleListing', seconds: 2 } },
  tradeLag: { act: { kind: 'tradeLag', seconds: 3 } },
}

/** `timeoutMs`: after this long the caller gives up; a late request takes effect only then. */
export function faultClasses(timeoutMs: number): FaultInput[] {
  const names = (Object.keys(steamPresets) as PresetName[]).filter((name) => !notCalled.includes(name))
  const late: FaultInput = {
    name: 'sendLate',
    path: '^/tradeoffer/new/send',
    act: { kind: 'slow', ms: timeoutMs + 400 },
  }
  const atLogin: FaultInput[] = [
    { name: 'login429', preset: 'rateLimited', path: login },
    { name: 'login500', preset: 'serverError', path: login },
    { name: 'loginReset', preset: 'reset', path: login },
  ]
  return [...names.map((preset) => ({ preset, ...narrowed[preset] })), late, ...atLogin]
}

export interface Injected {
  name: string
  calls: number
  hits: number
}

/** Switches every class on and counts the calls that each could have struck. Call `read` at the end. */
export function injectFaults(
  sandbox: Sandbox,
  timeoutMs: number,
  share: number,
): { read(): Injected[]; stop(): void } {
  const faults = faultClasses(timeoutMs).map((fault) => sandbox.faults.add({ ...fault, probability: share }))
  const calls = new Map<string, number>()
  const add = sandbox.requests.add.bind(sandbox.requests)
  sandbox.requests.add = (call, status, drawn, ms) => {
    for (const fault of faults) if (aboutIt(fault, call)) calls.set(fault.id, (calls.get(fault.id) ?? 0) + 1)
    add(call, status, drawn, ms)
  }
  const read = () =>
    faults.map(({ id, name, hits, act }) => ({
      name,
      hits,
      calls: insideTheWorld.includes(act.kind) ? inWorld(sandbox, act.kind) : (calls.get(id) ?? 0),
    }))
  return { read, stop: () => sandbox.faults.clear() }
}

const patterns = new Map<string, RegExp>()

function aboutIt(fault: Fault, call: { host: string; method: string; path: string }): boolean {
  const pattern = patterns.get(fault.path) ?? new RegExp(fault.path)
  patterns.set(fault.path, pattern)
  return !insideTheWorld.includes(fault.act.kind) && call.host.includes(fault.host) && pattern.test(call.path)
}

/** These strike changes of the world, not calls. */
function inWorld({ world }: Sandbox, kind: string): number {
  const { log } = world.journal
  if (kind === 'backdated') return log.filter((entry) => entry.kind === 'offer' && 'was' in entry).length
  return log.filter((entry) => ['trade', 'failed', 'hold'].includes(entry.kind)).length
}
