import { and, eq, gt } from 'drizzle-orm'
import { channelCode } from '@/db/schema/notifications'
import { signedIn } from '@/lib/kernel/access'
import { refuse } from '@/lib/kernel/errors'
import { command } from '@/lib/kernel/operation'
import { selfOf } from '../access'
import { fingerprint, saveAddress } from '../addresses'
import { addressRef, codeInput } from '../schemas/address'
import { welcome } from './limits'
import { openCode } from './sms-code'

/** A number's first digits and its last two: enough to know it again. */
const labelOf = (number: string) =>
  `${number.slice(0, 4)} ${'•'.repeat(Math.max(1, number.length - 6))} ${number.slice(-2)}`

export const confirmSms = command(
  {
    name: 'notifications.confirmSms',
    summary: 'Proves that a number is yours, by the code that was sent to it.',
    input: codeInput,
    output: addressRef,
    access: signedIn,
    // As many guesses as one code has in its life: one in 200,000.
    limit: { max: 5, windowS: 900 },
  },
  async ({ code }, ctx) => {
    const personId = selfOf(ctx.actor).id
    const [used] = await ctx.tx
      .delete(channelCode)
      .where(
        and(
          eq(channelCode.personId, personId),
          eq(channelCode.channel, 'sms'),
          eq(channelCode.codeHash, fingerprint(`${personId} ${code}`)),
          gt(channelCode.expiresAt, ctx.now),
        ),
      )
      .returning({ sealed: channelCode.sealed })
    if (!used?.sealed)
      refuse('wrong_code', 'This code is not right, or it is too old. Ask for a new one.', {
        fields: { code: 'This code is not right, or it is too old.' },
      })
    const { number } = openCode(personId, used.sealed)
    const address = {
      personId,
      channel: 'sms',
      address: number,
      label: labelOf(number),
      verifiedAt: ctx.now,
    } as const
    const addressId = await saveAddress(ctx, address)
    await welcome(ctx, personId, addressId, 'sms')
    return { addressId }
  },
)
