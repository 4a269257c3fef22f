import type { Actor } from '@/lib/kernel/access'
import { createStrategy } from '@/lib/strategies'
import { averageCross } from './average-cross'

let made = 0

/** A strategy of somebody by rules; its id. */
export async function strategyOf({ actor }: { actor: Actor }, form = averageCross()): Promise<string> {
  const input = { name: `Strategy ${++made}`, content: { kind: 'rules', form } }
  return (await createStrategy.run({ actor }, input)).strategyId
}
