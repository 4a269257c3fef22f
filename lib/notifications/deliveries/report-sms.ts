import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { system } from '@/lib/kernel/access'
import { refuse } from '@/lib/kernel/errors'
import { type Ctx, inTransaction } from '@/lib/kernel/operation'
import { isFromTwilio, reportedGone } from '../adapters/twilio'
import { switchOff } from '../endings'
import { twilioSettings } from '../lanes'
import { statesBefore } from '../states'

const fields = z.object({
  MessageSid: z.string().max(64),
  MessageStatus: z.string().max(40),
  ErrorCode: z.string().max(10).optional(),
})

/**
 * What Twilio says later of a text message that it took. Refuses (403) what Twilio did not sign for exactly this address;
 * a message that it does not know, or has heard of before, changes nothing.
 */
export async function reportSms(url: string, signature: string, form: Record<string, string>): Promise<void> {
  const settings = twilioSettings()
  if (!settings || !isFromTwilio(settings.token, signature, url, form))
    refuse('wrong_signature', 'This was not signed by Twilio.', { status: 403 })
  const said = fields.safeParse(form)
  if (!said.success || !/^(undelivered|failed)$/.test(said.data.MessageStatus)) return
  const { MessageSid: sid, ErrorCode: code = '0' } = said.data
  await inTransaction(system('notifications.twilio'), (ctx) => undelivered(ctx, sid, Number(code)))
}

async function undelivered(ctx: Ctx, sid: string, code: number): Promise<void> {
  const gone = reportedGone(code)
  const reason = `reported ${code}`
  const rows = await ctx.tx.execute<{ person_id: string; address_id: string | null }>(sql`
    update delivery set state = ${gone ? 'bounced' : 'dead'}, last_reason = ${reason},
      updated_at = ${ctx.now.toISOString()}::timestamptz
    where provider_id = ${sid} and channel = 'sms' and state in ${statesBefore('report')}
    returning person_id, address_id`)
  for (const { person_id: personId, address_id: addressId } of rows)
    if (gone && addressId) await switchOff(ctx, 'sms', { personId, addressId }, reason)
}
