import { z } from 'zod'

/** What belongs together: without all of it, a channel is not set up. */
export const channelVariables = {
  TELEGRAM_URL: z.url().optional(),
  /** Where a person opens the chat with the bot. */
  TELEGRAM_LINK_URL: z.url().optional(),
  TELEGRAM_TOKEN: z
    .string()
    .regex(/^\d+:[\w-]+$/, 'Must be the token as the BotFather gives it.')
    .optional(),
  /** Name of the bot, without the @. */
  TELEGRAM_BOT: z
    .string()
    .regex(/^\w{5,32}$/)
    .optional(),
  TWILIO_URL: z.url().optional(),
  TWILIO_ACCOUNT: z
    .string()
    .regex(/^AC\w+$/, 'Must be an account SID, which begins with AC.')
    .optional(),
  TWILIO_TOKEN: z.string().min(8).optional(),
  /** The number or the messaging service (MG…) that messages come from. */
  TWILIO_FROM: z
    .string()
    .regex(/^(\+[1-9]\d{6,14}|MG\w+)$/)
    .optional(),
  /** Where connections to push services go; unset: to the services themselves. */
  PUSH_URL: z.url().optional(),
  /** Where Discord webhooks may be: `host` or `host:port`, with commas. */
  DISCORD_HOSTS: z.string().optional(),
  /** Where the market data of all exchanges comes from, each under its name; unset: from the exchanges themselves. */
  EXCHANGE_URL: z.url().optional(),
}

const schema = z.object(channelVariables)
type Raw = z.infer<typeof schema>

export interface ChannelEnv {
  TELEGRAM_URL: string
  TELEGRAM_LINK_URL: string
  TELEGRAM_TOKEN: string | null
  TELEGRAM_BOT: string | null
  TWILIO_URL: string
  TWILIO_ACCOUNT: string | null
  TWILIO_TOKEN: string | null
  TWILIO_FROM: string | null
  PUSH_URL: string | null
  DISCORD_HOSTS: readonly string[]
  EXCHANGE_URL: string | null
}

const discord = ['discord.com', 'discordapp.com']

/** What the vendors are unless somebody says otherwise: themselves, or the sandbox that plays them. */
const vendorsOf = (sandbox: string | null) =>
  sandbox === null
    ? {
        TELEGRAM_URL: 'https://api.telegram.org',
        TELEGRAM_LINK_URL: 'https://t.me',
        TELEGRAM_TOKEN: null,
        TELEGRAM_BOT: null,
        TWILIO_URL: 'https://api.twilio.com',
        TWILIO_ACCOUNT: null,
        TWILIO_TOKEN: null,
        TWILIO_FROM: null,
        PUSH_URL: null,
        DISCORD_HOSTS: discord,
        EXCHANGE_URL: null,
      }
    : {
        TELEGRAM_URL: `${sandbox}/telegram`,
        TELEGRAM_LINK_URL: `${sandbox}/telegram/me`,
        TELEGRAM_TOKEN: '1:sandbox',
        TELEGRAM_BOT: 'tradepost_sandbox_bot',
        TWILIO_URL: `${sandbox}/twilio`,
        TWILIO_ACCOUNT: 'ACsandbox',
        TWILIO_TOKEN: 'sandbox-twilio-token',
        TWILIO_FROM: '+15005550006',
        PUSH_URL: sandbox,
        EXCHANGE_URL: `${sandbox}/exchange`,
        DISCORD_HOSTS: [
          ...discord,
          ...['127.0.0.1', 'localhost'].map((name) => `${name}:${new URL(sandbox).port}`),
        ],
      }

/** `sandbox` is the address of the sandbox, null in live mode. */
export function channelEnv(raw: Raw, sandbox: string | null): ChannelEnv {
  const vendors = vendorsOf(sandbox)
  const bare = (url: string) => url.replace(/\/$/, '')
  return {
    TELEGRAM_URL: bare(raw.TELEGRAM_URL ?? vendors.TELEGRAM_URL),
    TELEGRAM_LINK_URL: bare(raw.TELEGRAM_LINK_URL ?? vendors.TELEGRAM_LINK_URL),
    TELEGRAM_TOKEN: raw.TELEGRAM_TOKEN ?? vendors.TELEGRAM_TOKEN,
    TELEGRAM_BOT: raw.TELEGRAM_BOT ?? vendors.TELEGRAM_BOT,
    TWILIO_URL: bare(raw.TWILIO_URL ?? vendors.TWILIO_URL),
    TWILIO_ACCOUNT: raw.TWILIO_ACCOUNT ?? vendors.TWILIO_ACCOUNT,
    TWILIO_TOKEN: raw.TWILIO_TOKEN ?? vendors.TWILIO_TOKEN,
    TWILIO_FROM: raw.TWILIO_FROM ?? vendors.TWILIO_FROM,
    PUSH_URL: raw.PUSH_URL ?? vendors.PUSH_URL,
    EXCHANGE_URL: raw.EXCHANGE_URL ?? vendors.EXCHANGE_URL,
    DISCORD_HOSTS: raw.DISCORD_HOSTS?.split(',').map((host) => host.trim()) ?? vendors.DISCORD_HOSTS,
  }
}

/** Vendors that would be played by this machine, for live mode to refuse. */
export function loopbackVendors(settings: ChannelEnv): string[] {
  const loopback = /^(https?:\/\/)?(127\.|localhost|\[::1\])/
  const named = {
    TELEGRAM_URL: settings.TELEGRAM_URL,
    TWILIO_URL: settings.TWILIO_URL,
    PUSH_URL: settings.PUSH_URL ?? '',
    EXCHANGE_URL: settings.EXCHANGE_URL ?? '',
    DISCORD_HOSTS: settings.DISCORD_HOSTS.find((host) => loopback.test(host)) ?? '',
  }
  return Object.entries(named)
    .filter(([, value]) => loopback.test(value))
    .map(([name]) => `${name} points at this machine, which is the sandbox.`)
}
