import { person } from '../../db/schema/identity'
import { webhookEndpoint } from '../../db/schema/notifications'
import { system } from '../../lib/kernel/access'
import { newId } from '../../lib/kernel/ids'
import { type Ctx, inTransaction } from '../../lib/kernel/operation'
import { saveAddress } from '../../lib/notifications/addresses'
import type { Channel } from '../../lib/notifications/schemas/channel'
import { newSecret, sealSecret } from '../../lib/notifications/webhooks/secret'
import type { Sandbox } from '../../sandbox/start'

export interface Linked {
  id: string
  /** Besides the list on the site. */
  reachedBy: readonly Outside[]
}

export type Outside = Exclude<Channel, 'inapp'>

let made = 0

/** What each channel calls a place of its own in the sandbox. */
const places: Record<Outside, (sandbox: Sandbox, n: number) => string> = {
  email: (_, n) => `linked${n}@example.com`,
  push: ({ browsers }) => JSON.stringify(browsers.subscribe()),
  telegram: ({ telegram }, n) => telegram.open(`Linked ${n}`).id,
  discord: ({ url }, n) => `${url}/discord/api/webhooks/${10n ** 17n + BigInt(n)}/token-of-twenty-letters`,
  sms: (_, n) => `+4915${String(10_000_000 + n)}`,
  webhook: ({ url }, n) => `${url}/hooks/linked-${n}`,
}

/** A person who has shown that all these addresses are theirs. */
export async function linkedPerson(sandbox: Sandbox, reachedBy: readonly Outside[]): Promise<Linked> {
  const id = newId('user')
  const n = process.pid * 1_000 + ++made
  await inTransaction(system('test'), async (ctx) => {
    const email = reachedBy.includes('email') ? places.email(sandbox, n) : null
    const steamId = `7656119${String(n).padStart(10, '0')}`
    await ctx.tx.insert(person).values({ id, name: `Linked ${n}`, email, steamId, createdAt: ctx.now })
    for (const channel of reachedBy) await link(ctx, id, channel, places[channel](sandbox, n))
  })
  return { id, reachedBy }
}

async function link(ctx: Ctx, personId: string, channel: Outside, address: string): Promise<void> {
  const label = channel === 'email' ? address : channel
  const addressId = await saveAddress(ctx, { personId, channel, address, label, verifiedAt: ctx.now })
  if (channel !== 'webhook') return
  const secret = sealSecret(addressId, newSecret())
  await ctx.tx.insert(webhookEndpoint).values({ addressId, description: 'linked', secret })
}
