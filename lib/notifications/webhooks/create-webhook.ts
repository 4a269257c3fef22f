import { and, eq } from 'drizzle-orm'
import { channelAddress, webhookEndpoint } from '@/db/schema/notifications'
import { signedIn } from '@/lib/kernel/access'
import { Bug, refuse } from '@/lib/kernel/errors'
import { command } from '@/lib/kernel/operation'
import { demandCallable } from '@/lib/kernel/safe-fetch'
import { selfOf } from '../access'
import { fingerprint, saveAddress } from '../addresses'
import { demandRoom, tellPages } from '../link/limits'
import { webhookInput, webhookSecretView } from '../schemas/webhook'
import { knownKinds, newSecret, sealSecret } from './secret'
import { webhooksOf } from './view'

export const createWebhook = command(
  {
    name: 'notifications.createWebhook',
    summary:
      'Calls an address of yours when something happens to you. The secret that signs is shown this once.',
    input: webhookInput,
    output: webhookSecretView,
    access: signedIn,
    limit: { max: 20, windowS: 3_600 },
  },
  async ({ url: given, description, kinds }, ctx) => {
    const personId = selfOf(ctx.actor).id
    demandCallable(given)
    const url = new URL(given).href
    const chosen = knownKinds(kinds)
    await demandRoom(ctx, personId, 'webhook')
    const same = and(
      eq(channelAddress.personId, personId),
      eq(channelAddress.channel, 'webhook'),
      eq(channelAddress.fingerprint, fingerprint(url)),
    )
    if ((await ctx.tx.select({ id: channelAddress.id }).from(channelAddress).where(same)).length > 0)
      refuse('already_there', 'You have this endpoint already. Change it instead.', {
        fields: { url: 'You have this endpoint already.' },
      })
    const id = await saveAddress(ctx, {
      personId,
      channel: 'webhook',
      address: url,
      label: new URL(url).host,
    })
    const secret = newSecret()
    const endpoint = { addressId: id, description, kinds: chosen, secret: sealSecret(id, secret) }
    await ctx.tx.insert(webhookEndpoint).values(endpoint)
    await ctx.audit({ act: 'notifications.createWebhook', subject: personId, detail: { webhook: id } })
    await tellPages(ctx, personId)
    const [webhook] = await webhooksOf(ctx.tx, personId, ctx.now, id)
    if (!webhook) throw new Bug('a webhook that was just made is not there')
    return { webhook, secret }
  },
)
