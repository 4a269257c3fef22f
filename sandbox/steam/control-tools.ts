import { z } from 'zod'
import { advance } from './clock'
import { house, parse } from './control-kit'
import { faultSpec, presetNames } from './fault-kinds'
import type { Call, Route } from './route'
import { seedWorld } from './seed'

const faultInput = faultSpec.partial().extend({ preset: z.enum(presetNames).optional() })
const habit = z.strictObject({
  steamId: z.string().default('*'),
  accept: z.number().min(0).default(1),
  decline: z.number().min(0).default(0),
  ignore: z.number().min(0).default(0),
  afterMs: z.tuple([z.number().min(0), z.number().min(0)]).default([0, 0]),
})

const settings = z.strictObject({ acceptLanguage: z.boolean().optional(), seed: z.int().optional() })

const clockView = ({ world }: Call) => ({ now: world.now(), offsetSeconds: world.meta.offsetSeconds })

export const toolRoutes: Route[] = [
  house('GET', '/clock', clockView),
  house('POST', '/clock/advance', (call) => {
    advance(call.world, parse(z.strictObject({ seconds: z.number().min(0) }), call).seconds)
    return clockView(call)
  }),
  house('GET', '/faults', ({ faults }) => faults.all()),
  house('GET', '/faults/presets', () => presetNames),
  house('POST', '/faults', (call) => call.faults.add(faultsIn(call))),
  house('DELETE', '/faults', ({ faults }) => faults.clear()),
  house('DELETE', '/faults/(\\w+)', (call) => ({ removed: call.faults.remove(call.params[0] ?? '') })),
  house('GET', '/requests', ({ requests, query }) =>
    requests.find({
      path: query.get('path') ?? '',
      account: query.get('account') ?? '',
      limit: Number(query.get('limit') ?? 200),
    }),
  ),
  house('DELETE', '/requests', ({ requests }) => requests.clear()),
  house('GET', '/log', ({ world, query }) => {
    const after = Number(query.get('after') ?? 0)
    return world.journal.log.filter((entry) => entry.seq > after).slice(0, 10_000)
  }),
  house('GET', '/autoplay', ({ autoplay }) => autoplay.all()),
  house('POST', '/autoplay', (call) => {
    const { steamId, ...rest } = parse(habit, call)
    call.autoplay.set(steamId, rest)
    return call.autoplay.all()
  }),
  house('DELETE', '/autoplay/(\\*|\\d{17})', (call) => call.autoplay.remove(call.params[0] ?? '')),
  house('POST', '/settings', (call) => {
    const { acceptLanguage, seed } = parse(settings, call)
    if (acceptLanguage !== undefined) call.world.putMeta({ acceptLanguage })
    if (seed !== undefined) {
      call.world.putMeta({ seed })
      call.faults.reseed(seed)
    }
    return { acceptLanguage: call.world.meta.acceptLanguage, seed: call.world.meta.seed }
  }),
  house('POST', '/reset', (call) => {
    const { world: kind } = parse(z.strictObject({ world: z.enum(['demo', 'empty']).default('demo') }), call)
    call.world.clear(call.world.meta.seed)
    if (kind === 'demo') seedWorld(call.world)
    return { accounts: call.world.accounts.size, assets: call.world.assets.size }
  }),
]

/** Only what was given: the defaults of a fault are filled in after its preset. */
function faultsIn(call: Call) {
  const given = Object.keys((call.body ?? {}) as object)
  const input = parse(faultInput, call)
  return Object.fromEntries(Object.entries(input).filter(([name]) => given.includes(name)))
}
