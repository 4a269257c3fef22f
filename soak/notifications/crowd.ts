import { system } from '@/lib/kernel/access'
import { inTransaction } from '@/lib/kernel/operation'
import type { Sandbox } from '@/sandbox/start'
import { seeded } from '@/sandbox/steam/random'
import { type Linked, linkedPerson, type Outside } from '@/tests/harness/linked'
import { type KindName, tellLinked } from '@/tests/harness/notified'

const around: readonly Outside[] = ['email', 'push', 'telegram', 'discord', 'webhook', 'sms']
const kinds: readonly KindName[] = ['account.password', 'deal.paid', 'deal.sold', 'deal.refunded']
const perTransaction = 20
const atOnce = 4
/** Of the events, those that are told a second time, as after a crash. */
const toldAgain = 0.02

/** Something that happened to somebody, and the channels that must tell it. */
export interface Told {
  eventId: number
  personId: string
  kind: KindName
  channels: readonly Outside[]
}

/** People with one way to be reached each, and some with a number besides. */
export async function crowdOf(sandbox: Sandbox, count: number): Promise<Linked[]> {
  const crowd: Linked[] = []
  for (let n = 0; n < count; n++) {
    const channel = around[n % around.length] ?? 'email'
    crowd.push(await linkedPerson(sandbox, n % 4 === 0 && channel !== 'sms' ? [channel, 'sms'] : [channel]))
  }
  return crowd
}

/** What is going to be told to whom: by the seed alone. */
export function plansFor(crowd: readonly Linked[], runs: number, seed: number): Told[] {
  const random = seeded(seed)
  return Array.from({ length: runs }, (_, n) => {
    const person = crowd[Math.floor(random() * crowd.length)]
    const kind = kinds[Math.floor(random() * kinds.length)]
    if (!person || !kind) throw new Error('nobody to tell')
    const security = kind.startsWith('account.')
    const channels = person.reachedBy.filter((channel) => channel !== 'sms' || security)
    return { eventId: n + 1, personId: person.id, kind, channels }
  })
}

/** Tells everything, some of it twice, several transactions at once. */
export async function tellAll(plans: readonly Told[], seed: number): Promise<void> {
  const random = seeded(seed + 1)
  const again = plans.filter(() => random() < toldAgain)
  let next = 0
  const all = [...plans, ...again]
  const lane = async () => {
    for (let from = next; from < all.length; from = next) {
      next = from + perTransaction
      const some = all.slice(from, next)
      await inTransaction(system('soak'), async (ctx) => {
        for (const each of some) await tellLinked(ctx, each)
      })
    }
  }
  await Promise.all(Array.from({ length: atOnce }, lane))
}
