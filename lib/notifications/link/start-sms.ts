import { randomInt } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { channelCode } from '@/db/schema/notifications'
import { signedIn } from '@/lib/kernel/access'
import { inMs } from '@/lib/kernel/clock'
import { env } from '@/lib/kernel/env'
import { Outage } from '@/lib/kernel/errors'
import { job } from '@/lib/kernel/job'
import { command } from '@/lib/kernel/operation'
import { countCalls } from '@/lib/kernel/rate-limit'
import { selfOf } from '../access'
import { twilioChannel } from '../adapters/twilio'
import { fingerprint } from '../addresses'
import { twilioSettings } from '../lanes'
import { phoneInput } from '../schemas/address'
import { demandSetUp } from './limits'
import { openCode, sealCode } from './sms-code'

const livesMs = 10 * 60_000
/** Each message costs money, and its receiver's patience. */
const perNumber = { max: 3, windowS: 86_400 }
const forEverybody = { max: 200, windowS: 86_400 }

export const startSms = command(
  {
    name: 'notifications.startSms',
    summary: 'Sends a code by SMS to a number, to prove that it is yours. It lives 10 minutes.',
    input: phoneInput,
    output: z.object({}),
    access: signedIn,
    limit: { max: 3, windowS: 3_600 },
  },
  async ({ number }, ctx) => {
    demandSetUp('sms')
    const personId = selfOf(ctx.actor).id
    await countCalls(
      { key: `notifications.sms ${fingerprint(number)}`, limit: perNumber },
      { key: 'notifications.sms', limit: forEverybody },
    )
    const code = String(randomInt(1_000_000)).padStart(6, '0')
    const sealed = sealCode(personId, { number, code })
    const fresh = { codeHash: fingerprint(`${personId} ${code}`), sealed, expiresAt: inMs(ctx.now, livesMs) }
    await ctx.tx
      .insert(channelCode)
      .values({ personId, channel: 'sms', ...fresh })
      .onConflictDoUpdate({ target: [channelCode.personId, channelCode.channel], set: fresh })
    await ctx.enqueue(sendSmsCode, { personId, codeHash: fresh.codeHash })
    return {}
  },
)

export const sendSmsCode = job(
  {
    name: 'notifications.sendSmsCode',
    input: z.object({ personId: z.string(), codeHash: z.string() }),
    retryLimit: 3,
  },
  async ({ personId, codeHash }, { transaction }) => {
    const settings = twilioSettings()
    const [row] = await transaction((ctx) =>
      ctx.tx
        .select()
        .from(channelCode)
        .where(and(eq(channelCode.personId, personId), eq(channelCode.codeHash, codeHash))),
    )
    if (!settings || !row?.sealed) return
    const { number, code } = openCode(personId, row.sealed)
    const outcome = await twilioChannel(settings).send({
      id: `code-${codeHash.slice(0, 16)}`,
      to: number,
      text: `${code} is your Tradepost code. Nobody from Tradepost asks you for it. (${codeHash.slice(0, 4)})`,
      again: true,
      callbackUrl: `${env().APP_URL}/api/webhooks/twilio`,
    })
    if (outcome.kind === 'retry' || outcome.kind === 'broken')
      throw new Outage('twilio', 'The code could not be sent.', { retryAfterMs: 5_000 })
  },
)
