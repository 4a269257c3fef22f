import { env } from '@/lib/kernel/env'
import { log } from '@/lib/kernel/log'
import { discordChannel } from './adapters/discord'
import { pushChannel } from './adapters/push'
import { smtpChannel } from './adapters/smtp'
import { type TelegramSettings, telegramChannel } from './adapters/telegram'
import { type TwilioSettings, twilioChannel } from './adapters/twilio'
import { webhookChannel } from './adapters/webhook'
import { writeMail } from './mail/write'
import type { Mail, Message, MessageChannel, Outcome } from './port'
import { writeCall } from './render/call'
import { writeChat, writePush, writeSms } from './render/chat'
import type { Channel } from './schemas/channel'
import type { Telling } from './telling'

/** How tellings go out by one channel: its renderer and its adapter. */
export interface Lane {
  deliver(telling: Telling): Promise<Outcome>
  close(): void
}

export function lane<M extends Message>(
  write: (telling: Telling) => M | Promise<M>,
  through: MessageChannel<M>,
): Lane {
  return {
    deliver: async (telling) => {
      const message = await written(write, telling)
      return message ? through.send(message) : unwritable
    },
    close: () => through.close?.(),
  }
}

async function written<M>(write: (telling: Telling) => M | Promise<M>, telling: Telling): Promise<M | null> {
  try {
    return await write(telling)
  } catch (error) {
    log().error({ delivery: telling.id, err: error }, 'cannot be written')
    return null
  }
}

/** A kind that no longer exists, or facts out of shape: kept as a dead letter. */
export const unwritable: Outcome = { kind: 'dead', reason: 'cannot be written', gone: false }

let mail: MessageChannel<Mail> | undefined

/** The connections to the mail server, shared by everything that is mailed. */
export const ourMail = (): MessageChannel<Mail> => {
  mail ??= smtpChannel()
  return mail
}

type Sent = Exclude<Channel, 'inapp'>

/** One row per channel: null while the operator has not set it up. */
const openers: Record<Sent, () => Lane | null> = {
  email: () => lane(writeMail, ourMail()),
  push: () => lane(writePush, pushChannel({ url: env().PUSH_URL })),
  telegram: () => {
    const settings = telegramSettings()
    return settings && lane(writeChat, telegramChannel(settings))
  },
  discord: () => lane(writeChat, discordChannel()),
  sms: () => {
    const settings = twilioSettings()
    return settings && lane(writeSms, twilioChannel(settings))
  },
  webhook: () => lane(writeCall, webhookChannel()),
}

export function telegramSettings(): TelegramSettings | null {
  const { TELEGRAM_URL: url, TELEGRAM_TOKEN: token, TELEGRAM_BOT: bot } = env()
  return token && bot ? { url, token } : null
}

export function twilioSettings(): TwilioSettings | null {
  const { TWILIO_URL: url, TWILIO_ACCOUNT: account, TWILIO_TOKEN: token, TWILIO_FROM: from } = env()
  return account && token && from ? { url, account, token, from } : null
}

/** Whether the operator has given what a channel needs. */
export const isSetUp = (channel: Channel): boolean =>
  channel === 'telegram' ? telegramSettings() !== null : channel !== 'sms' || twilioSettings() !== null

const open = new Map<Channel, Lane | null>()

/** The lane of this process, kept open. */
export function laneOf(channel: Sent): Lane | null {
  const known = open.get(channel)
  if (known !== undefined) return known
  const opened = openers[channel]?.() ?? null
  open.set(channel, opened)
  return opened
}

export const sentChannels = Object.keys(openers) as Sent[]
