import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { channelCode } from '@/db/schema/notifications'
import { signedIn } from '@/lib/kernel/access'
import { inMs } from '@/lib/kernel/clock'
import { env } from '@/lib/kernel/env'
import { command } from '@/lib/kernel/operation'
import { selfOf } from '../access'
import { fingerprint } from '../addresses'
import { telegramLinkView } from '../schemas/address'
import { demandSetUp } from './limits'

const livesMs = 15 * 60_000

export const linkTelegram = command(
  {
    name: 'notifications.linkTelegram',
    summary: 'Makes a link that opens our bot on Telegram and connects that chat with you. It works once.',
    input: z.object({}),
    output: telegramLinkView,
    access: signedIn,
    limit: { max: 20, windowS: 3_600 },
  },
  async (_, ctx) => {
    demandSetUp('telegram')
    const personId = selfOf(ctx.actor).id
    const code = randomBytes(18).toString('base64url')
    const fresh = { codeHash: fingerprint(code), sealed: null, expiresAt: inMs(ctx.now, livesMs) }
    await ctx.tx
      .insert(channelCode)
      .values({ personId, channel: 'telegram', ...fresh })
      .onConflictDoUpdate({ target: [channelCode.personId, channelCode.channel], set: fresh })
    const { TELEGRAM_LINK_URL, TELEGRAM_BOT } = env()
    return {
      url: `${TELEGRAM_LINK_URL}/${TELEGRAM_BOT}?start=${code}`,
      expiresAt: fresh.expiresAt.toISOString(),
    }
  },
)
