import demoWorld from '@/data/steam/demo-world.json' with { type: 'json' }
import { registerPerson } from '@/lib/identity'
import { system } from '@/lib/kernel/access'
import { inTransaction } from '@/lib/kernel/operation'
import { clearing, post, wallet } from '@/lib/ledger'
import { registerBot } from '@/lib/steam'
import { seedCandles } from './candles'
import { seedGoods } from './goods'
import { seedListings } from './listings'
import { seedOrders } from './orders'
import { seedSales } from './sales'
import { seedStrategies } from './strategies'

const password = 'tradepost-demo'

const roles: Record<string, { role: string; creditMinor: number }> = {
  'ilse.b': { role: 'buyer with a full wallet', creditMinor: 250_000 },
  mferreira: { role: 'seller with forty items', creditMinor: 4_000 },
  tsuru: { role: 'buyer', creditMinor: 80_000 },
  voltek: { role: 'seller', creditMinor: 12_500 },
}

const admin = { name: 'Ada Admin', email: 'admin@tradepost.example', role: 'admin' as const }
const provider = { name: 'Pia Provider', email: 'provider@tradepost.example', role: 'provider' as const }

/** Shown by `npm start`. */
export const demoPeople = [
  ...Object.entries(roles).map(([name, { role }]) => ({
    name,
    role,
    signIn: 'through Steam, choose the name',
  })),
  { name: admin.name, role: 'admin', signIn: `${admin.email} / ${password}` },
  { name: provider.name, role: 'provider of strategies', signIn: `${provider.email} / ${password}` },
]

const seeder = system('seed')

/** Fills an empty database with the demo world. Each step finds what an earlier, interrupted run already did. */
export async function seed(): Promise<void> {
  for (const bot of demoWorld.bots) {
    const { steamId, login, password: secret, sharedSecret, identitySecret, tradeToken, persona } = bot
    const input = {
      steamId,
      name: persona,
      login,
      password: secret,
      sharedSecret,
      identitySecret,
      tradeToken,
    }
    await registerBot.run({ actor: seeder, idempotencyKey: `seed:${steamId}` }, input)
  }
  await inTransaction(seeder, (ctx) => registerPerson(ctx, { ...admin, password }))
  const providerId = await inTransaction(seeder, (ctx) => registerPerson(ctx, { ...provider, password }))
  await seedStrategies({ kind: 'person', id: providerId, role: provider.role })
  await seedSales()
  await seedCandles()
  const ids = new Map<string, string>()
  for (const { persona, steamId, tradeToken } of demoWorld.people) {
    const known = roles[persona]
    if (known) ids.set(persona, await seedPerson(persona, steamId, tradeToken, known.creditMinor))
  }
  await seedListings(ids)
  await seedOrders(ids, await seedGoods(ids))
}

const seedPerson = (
  name: string,
  steamId: string,
  steamTradeToken: string,
  amountMinor: number,
): Promise<string> =>
  inTransaction(seeder, async (ctx) => {
    const id = await registerPerson(ctx, { name, steamId, steamTradeToken })
    await post(ctx, {
      key: `seed:${id}`,
      kind: 'top_up',
      currency: 'EUR',
      memo: { title: 'Demo money', detail: 'Every demo person starts with some' },
      legs: [
        { account: clearing('demo'), amountMinor: -amountMinor },
        { account: wallet(id), amountMinor },
      ],
    })
    return id
  })
