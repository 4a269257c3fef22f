import { rawDb } from '@/lib/kernel/db'
import { proveLedger } from '@/lib/ledger'
import type { Sandbox } from '@/sandbox/start'
import { type Still, untilCalm } from './calm'
import type { Control, Crowd } from './crowd'
import { type Injected, injectFaults } from './faults'
import { fundStripe } from './fund'
import { play, type Scene, scenes, shelves } from './scenes'
import { Shop } from './shop'
import type { Stack } from './stack'
import { patiently, World } from './world'

export interface RunOptions {
  sandbox: Sandbox
  control: Control
  crowd: Crowd
  stack: Stack
  /** How many there have to be; asked again and again. */
  wanted: () => number
  seed: number
  /** Attempts under way at once. */
  atOnce: number
  /** Without any change for so long at the end, the run is given up. */
  patienceMs: number
  /** Called now and then with the number of attempts that were begun. */
  onLook: (begun: number) => Promise<void> | void
  /** Called once, when all attempts have ended and before what is on its way is waited for. */
  onEnd?: () => Promise<void>
}

export interface RunResult {
  world: World
  begun: number
  injected: Injected[]
  still: Still
  ledgerProofs: number
  ledgerFaults: number
}

const lookEveryMs = 250
const proveEveryMs = 20_000
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Lets buyers and sellers loose while Stripe fails, then ends the trouble and waits until nothing is on its way. */
export async function runCheckout(options: RunOptions): Promise<RunResult> {
  const { sandbox, control, crowd, stack, seed } = options
  await stack.ready()
  const world = new World(control, crowd, new Shop(stack.urls), seed)
  const shelf = await shelves(world)
  await fundStripe(world)
  const faults = injectFaults(sandbox)
  const proofs = { ledgerProofs: 0, ledgerFaults: 0 }
  const begun = await attempt(options, world, proofs, (scene, ended) => play(world, scene, shelf, ended))
  faults.stop()
  await options.onEnd?.()
  const still = await untilCalm(control, stack, options.patienceMs)
  return { world, begun, injected: faults.read(), still, ...proofs }
}

async function attempt(
  { wanted, atOnce, onLook }: RunOptions,
  world: World,
  proofs: { ledgerProofs: number; ledgerFaults: number },
  playOne: (scene: Scene, ended: () => void) => Promise<void>,
): Promise<number> {
  const weights = Object.fromEntries(Object.entries(scenes).map(([name, { weight }]) => [name, weight]))
  const running = new Set<Promise<void>>()
  const failures: unknown[] = []
  let begun = 0
  let under = 0
  let provenAt = Date.now()
  while ((begun < wanted() || running.size > 0) && failures.length === 0) {
    while (begun < wanted() && under < atOnce) {
      const scene = begun === 0 ? 'rush' : (world.draw(weights) as Scene)
      const size = scenes[scene].attempts
      begun += size
      under += size
      const one = playOne(scene, () => under--)
        .catch((error) => void failures.push(error))
        .finally(() => running.delete(one))
      running.add(one)
    }
    await Promise.race([...running, pause(lookEveryMs)])
    await onLook(begun)
    if (Date.now() - provenAt < proveEveryMs) continue
    provenAt = Date.now()
    const { sound } = await patiently(() => proveLedger(rawDb(), { deep: false }))
    proofs.ledgerProofs++
    if (!sound) proofs.ledgerFaults++
  }
  if (failures.length > 0) throw failures[0]
  return begun
}
