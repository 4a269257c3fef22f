import { randomUUID } from 'node:crypto'
import { and, eq, gt } from 'drizzle-orm'
import { channelAddress, channelCode } from '@/db/schema/notifications'
import { system } from '@/lib/kernel/access'
import { takeLease } from '@/lib/kernel/lease'
import { log } from '@/lib/kernel/log'
import { type Ctx, inTransaction } from '@/lib/kernel/operation'
import { type ChatUpdate, telegramUpdates } from '../adapters/telegram'
import { fingerprint, saveAddress } from '../addresses'
import { switchOff } from '../endings'
import { telegramSettings } from '../lanes'
import { tellPages, welcome } from './limits'

const waitS = 3
const giveUpMs = 6_000
const restMs = 10_000
const owner = randomUUID()

let offset = 0
let restUntil = 0

/**
 * Asks the bot's updates, on one worker at a time. What a dead worker had heard and not confirmed is heard again, which
 * changes nothing: a code works once.
 */
export async function hearTelegram(): Promise<void> {
  const settings = telegramSettings()
  if (!settings || Date.now() < restUntil) return
  if (!(await takeLease('notifications.telegram', owner))) return
  const updates = await telegramUpdates(settings, offset, waitS, AbortSignal.timeout(giveUpMs)).catch(
    (error: unknown) => {
      restUntil = Date.now() + restMs
      log().warn({ err: error }, 'telegram tells nothing')
      return []
    },
  )
  for (const update of updates) {
    await inTransaction(system('notifications.telegram'), (ctx) => heard(ctx, update))
    offset = update.id + 1
  }
}

/** What a person did in the chat: began it with a code of ours, wants no more, or shut the bot out. */
export async function heard(ctx: Ctx, { chatId, name, text, blocked }: ChatUpdate): Promise<void> {
  const code = /^\/start (\S{1,64})$/.exec(text ?? '')?.[1]
  if (code) return link(ctx, code, chatId, name)
  if (text === '/stop') return unlink(ctx, chatId)
  if (blocked) for (const row of await linkedTo(ctx, chatId)) await switchOff(ctx, 'telegram', row, 'blocked')
}

async function link(ctx: Ctx, code: string, chatId: string, name: string): Promise<void> {
  const [used] = await ctx.tx
    .delete(channelCode)
    .where(
      and(
        eq(channelCode.channel, 'telegram'),
        eq(channelCode.codeHash, fingerprint(code)),
        gt(channelCode.expiresAt, ctx.now),
      ),
    )
    .returning({ personId: channelCode.personId })
  if (!used) return
  const { personId } = used
  const label = name.slice(0, 60) || 'Telegram'
  const address = { personId, channel: 'telegram', address: chatId, label, verifiedAt: ctx.now } as const
  await welcome(ctx, personId, await saveAddress(ctx, address), 'telegram')
}

async function unlink(ctx: Ctx, chatId: string): Promise<void> {
  for (const { personId, addressId } of await linkedTo(ctx, chatId)) {
    await ctx.tx.delete(channelAddress).where(eq(channelAddress.id, addressId))
    await tellPages(ctx, personId)
  }
}

const linkedTo = (ctx: Ctx, chatId: string) =>
  ctx.tx
    .select({ personId: channelAddress.personId, addressId: channelAddress.id })
    .from(channelAddress)
    .where(and(eq(channelAddress.channel, 'telegram'), eq(channelAddress.fingerprint, fingerprint(chatId))))
