import { signedIn } from '@/lib/kernel/access'
import { refuse } from '@/lib/kernel/errors'
import { command } from '@/lib/kernel/operation'
import { selfOf } from '../access'
import { saveAddress } from '../addresses'
import { addressRef, pushInput } from '../schemas/address'
import { demandRoom, welcome } from './limits'

/** The services of the browsers that there are. Whoever names another address names it for a reason of their own. */
const services =
  /^(fcm\.googleapis\.com|([\w-]+\.)?push\.services\.mozilla\.com|[\w-]+\.notify\.windows\.com|([\w-]+\.)*push\.apple\.com)$/

export const subscribePush = command(
  {
    name: 'notifications.subscribePush',
    summary: 'Sends pushes to a browser, by the subscription that it gave.',
    input: pushInput,
    output: addressRef,
    access: signedIn,
    limit: { max: 30, windowS: 3_600 },
  },
  async ({ endpoint, keys, name }, ctx) => {
    const personId = selfOf(ctx.actor).id
    const url = new URL(endpoint)
    const known = url.protocol === 'https:' && !url.port && !url.username && services.test(url.hostname)
    if (!known || Buffer.from(keys.p256dh, 'base64url').length !== 65 || !isAuth(keys.auth))
      refuse('not_a_subscription', 'This is not a subscription of a browser that we know.', { status: 400 })
    await demandRoom(ctx, personId, 'push')
    const address = JSON.stringify({ endpoint: url.href, keys: { p256dh: keys.p256dh, auth: keys.auth } })
    const addressId = await saveAddress(ctx, { personId, channel: 'push', address, label: name })
    await welcome(ctx, personId, addressId, 'push')
    return { addressId }
  },
)

const isAuth = (auth: string) => Buffer.from(auth, 'base64url').length === 16
