import type { Actor } from '@/lib/kernel/access'
import { createStrategy } from '@/lib/strategies'
import { averageCross } from './average-cross'

let made = 0

/** A strategy of somebody by rules; its id. */
export async function strategyOf({ actor }: { actor: Actor }, form = averageCross()): Promise<string> {
  const input = { name: `Strategy ${++made}`, content: { kind: 'rules', form } }
  return (await createStrategy.run({ actor }, input)).strategyId
}

type Params = ReturnType<typeof averageCross>['params']

/** A strategy of somebody by a script; its id. */
export async function scriptOf(
  { actor }: { actor: Actor },
  source: string,
  params: Params = [],
): Promise<string> {
  const input = { name: `Script ${++made}`, content: { kind: 'javascript', source, params } }
  return (await createStrategy.run({ actor }, input)).strategyId
}
