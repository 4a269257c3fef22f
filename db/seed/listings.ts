import demoWorld from '@/data/steam/demo-world.json' with { type: 'json' }
import type { Actor } from '@/lib/kernel/access'
import { Refusal } from '@/lib/kernel/errors'
import { seeded } from '@/lib/kernel/random'
import { listItem } from '@/lib/listings'
import { refreshInventory } from '@/lib/steam'

/** How many items of each game a seller has on offer at the start. */
const offers: Record<string, Record<number, number>> = {
  mferreira: { 570: 12, 440: 10 },
  voltek: { 570: 10, 440: 12 },
  tsuru: { 570: 4, 440: 4 },
}

/** Lists some items of each seller at prices around the reference, by the same operation people use. */
export async function seedListings(ids: ReadonlyMap<string, string>): Promise<void> {
  const random = seeded(4_711)
  for (const [persona, games] of Object.entries(offers)) {
    const id = ids.get(persona)
    const account = demoWorld.people.find((person) => person.persona === persona)
    if (!id || !account) continue
    const actor: Actor = { kind: 'person', id, role: 'user' }
    for (const [appId, count] of Object.entries(games)) {
      await listSome(actor, account.steamId, Number(appId), count, random)
    }
  }
}

async function listSome(actor: Actor, steamId: string, appId: number, count: number, random: () => number) {
  const { items } = await refreshInventory(steamId, appId)
  const listable = items.filter((item) => item.listable.ok).slice(0, count)
  for (const item of listable) {
    const reference = item.referenceMinor ?? 500
    const priceMinor = Math.max(3, Math.round(reference * (0.88 + random() * 0.22)))
    try {
      await listItem.run({ actor }, { appId, assetId: item.assetId, priceMinor, currency: 'EUR' })
    } catch (error) {
      if (!(error instanceof Refusal && error.code === 'already_listed')) throw error
    }
  }
}
