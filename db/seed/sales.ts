import dota2 from '@/data/steam/dota2.json' with { type: 'json' }
import tf2 from '@/data/steam/tf2.json' with { type: 'json' }
import { sql } from '@/db/client'
import { now } from '@/lib/kernel/clock'
import { seeded } from '@/lib/kernel/random'

const days = 120
const dayMs = 86_400_000
const exteriors = [
  { name: 'Factory New', factor: 1.7 },
  { name: 'Minimal Wear', factor: 1.25 },
  { name: 'Field-Tested', factor: 1 },
  { name: 'Well-Worn', factor: 0.9 },
  { name: 'Battle Scarred', factor: 0.8 },
]

interface Kind {
  appId: number
  name: string
  priceMinor: number
}

/** A past for the market: for each kind of item a price that wanders, and a few sales a day. Synthetic. */
export async function seedSales(): Promise<void> {
  const [known] = await sql`select 1 from sale limit 1`
  if (known) return
  const random = seeded(20_261_121)
  const rows = kinds().flatMap((kind) => history(kind, random))
  await sql.begin(async (tx) => {
    for (let at = 0; at < rows.length; at += 5_000)
      await tx`insert into sale ${tx(rows.slice(at, at + 5_000))}`
  })
}

function kinds(): Kind[] {
  const plain = dota2.items.map((item) => ({ appId: 570, name: item.name, priceMinor: item.refPriceMinor }))
  const worn = tf2.items.flatMap((item) =>
    'wear' in item && item.wear
      ? exteriors.map(({ name, factor }) => ({
          appId: 440,
          name: `${item.name} (${name})`,
          priceMinor: Math.round(item.refPriceMinor * factor),
        }))
      : [{ appId: 440, name: item.name, priceMinor: item.refPriceMinor }],
  )
  return [...plain, ...worn]
}

function history({ appId, name, priceMinor }: Kind, random: () => number) {
  const today = now().getTime()
  let level = priceMinor * (0.9 + random() * 0.2)
  return Array.from({ length: days }, (_, i) => {
    level *= 1 + (random() - 0.5) * 0.04
    level += (priceMinor - level) * 0.05
    const sales = Math.floor(random() * 3)
    return Array.from({ length: sales }, () => ({
      app_id: appId,
      market_hash_name: name,
      price_minor: Math.max(3, Math.round(level * (0.96 + random() * 0.08))),
      currency: 'EUR',
      wear: null,
      at: new Date(today - (days - i) * dayMs + Math.floor(random() * dayMs)),
    }))
  }).flat()
}
