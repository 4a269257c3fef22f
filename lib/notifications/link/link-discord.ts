import { signedIn } from '@/lib/kernel/access'
import { env } from '@/lib/kernel/env'
import { refuse } from '@/lib/kernel/errors'
import { command } from '@/lib/kernel/operation'
import { demandCallable } from '@/lib/kernel/safe-fetch'
import { selfOf } from '../access'
import { saveAddress } from '../addresses'
import { addressRef, discordInput } from '../schemas/address'
import { welcome } from './limits'

const webhookPath = /\/api\/(?:v\d+\/)?webhooks\/\d{17,20}\/[\w-]{20,}$/

export const linkDiscord = command(
  {
    name: 'notifications.linkDiscord',
    summary: 'Sends messages to a Discord channel, by a webhook address that was made there.',
    input: discordInput,
    output: addressRef,
    access: signedIn,
    limit: { max: 20, windowS: 3_600 },
  },
  async ({ url: given }, ctx) => {
    const personId = selfOf(ctx.actor).id
    const url = URL.parse(given)
    if (!url || !env().DISCORD_HOSTS.includes(url.host) || !webhookPath.test(url.pathname)) {
      const sentence = 'Paste the webhook URL as Discord shows it: channel settings, Integrations, Webhooks.'
      refuse('not_a_discord_webhook', sentence, { fields: { url: sentence } })
    }
    const address = url.origin + url.pathname
    demandCallable(address)
    const label = `…${address.slice(-4)}`
    const addressId = await saveAddress(ctx, { personId, channel: 'discord', address, label })
    await welcome(ctx, personId, addressId, 'discord')
    return { addressId }
  },
)
