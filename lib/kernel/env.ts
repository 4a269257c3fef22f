import { z } from 'zod'
import { type ChannelEnv, channelEnv, channelVariables, loopbackVendors } from './env-channels'
import { type LlmEnv, llmEnv, llmVariables } from './env-llm'
import { type PaymentEnv, paymentEnv, paymentVariables, unsafePayments } from './env-payments'

const sandboxSecret = 'sandbox-secret-never-use-in-live-mode'
const sandboxVaultKey = 'c2FuZGJveC12YXVsdC1rZXktMzItYnl0ZXMtbG9uZyE='

const port = (fallback: number) => z.coerce.number().int().min(0).max(65_535).default(fallback)
const list = z
  .string()
  .default('')
  .transform((text) =>
    text
      .split(',')
      .map((each) => each.trim())
      .filter(Boolean),
  )
const ms = (fallback: number) => z.coerce.number().int().positive().default(fallback)

const schema = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  TRADEPOST_MODE: z.enum(['sandbox', 'live']).default('sandbox'),
  TRADEPOST_HOME: z.string().default('.tradepost'),
  PROCESS_NAME: z.string().default('tradepost'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  DATABASE_URL: z.url().default('postgres://postgres@127.0.0.1:15432/tradepost'),
  PORT: port(3000),
  WEB_HOST: z.string().default('127.0.0.1'),
  /** Reverse proxies of ours in front of the web process; each adds one address to X-Forwarded-For. */
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(5).default(0),
  /** Lets a scraper from another machine read /api/metrics. */
  METRICS_TOKEN: z.string().min(16).optional(),
  WORKER_PORT: port(3001),
  SANDBOX_PORT: port(3100),
  /** Where the sandbox takes mail. */
  SANDBOX_SMTP_PORT: port(3125),
  /** `redis://host:6379` or `rediss://…`: shares rate limits faster than the database does. */
  REDIS_URL: z
    .url({
      protocol: /^rediss?$/,
      hostname: /./,
      error: 'Must be written as: redis://host:6379 or rediss://host:6379',
    })
    .optional(),
  APP_URL: z.url().optional(),
  /** `smtp://user:password@host:587` or `smtps://…`: the server that takes our mail. */
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z
    .string()
    .regex(/^[^<>\r\n]*<[^@\s<>]+@[^@\s<>]+>$/, 'Must be written as: Tradepost <notices@example.com>')
    .optional(),
  AUTH_SECRET: z.string().min(16).default(sandboxSecret),
  VAULT_KEY: z.base64().default(sandboxVaultKey),
  /** Ports that an address typed by a person may have. */
  FETCH_PORTS: z
    .string()
    .regex(/^\d{1,5}(,\d{1,5})*$/)
    .default('80,443')
    .transform((text) => text.split(',').map(Number)),
  /** `host:port` pairs on this machine that may be called as if a person had typed a public address. */
  FETCH_LOOPBACK: list.pipe(z.array(z.string().regex(/^(127(\.\d{1,3}){3}|localhost|\[::1\]):\d{1,5}$/))),
  ...channelVariables,
  ...llmVariables,
  ...paymentVariables,
  STEAM_URL: z.url().optional(),
  /** JSON-RPC of an Ethereum node: is asked about wallets that are smart contracts. */
  CHAIN_RPC_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** The chain that people sign in on. */
  CHAIN_ID: z.coerce.number().int().positive().default(1),
  EXCHANGE_TIMEOUT_MS: ms(10_000),
  STEAM_POLL_MS: ms(1_000),
  STEAM_IDLE_POLL_MS: ms(5_000),
  STEAM_TIMEOUT_MS: ms(10_000),
  /** No pause after a failure is longer than this, whatever Steam asks for. */
  STEAM_LONGEST_PAUSE_MS: ms(600_000),
  /** A bot of a dead worker is taken over after this long. */
  STEAM_LEASE_TTL_MS: ms(8_000),
  /** How long after a failed send an offer may still come to light; only then is it sent again. */
  STEAM_VISIBILITY_MS: ms(30_000),
  /** Requests per second that one bot, and this address with all its bots, may make. */
  STEAM_BOT_RATE: z.coerce.number().positive().default(10),
  STEAM_ADDRESS_RATE: z.coerce.number().positive().default(200),
  DEAL_SELLER_WINDOW_S: z.coerce
    .number()
    .positive()
    .default(12 * 3600),
  DEAL_BUYER_WINDOW_S: z.coerce
    .number()
    .positive()
    .default(24 * 3600),
  DEAL_RETURN_WINDOW_S: z.coerce
    .number()
    .positive()
    .default(72 * 3600),
})

type Raw = z.infer<typeof schema>

type Ruled =
  | 'APP_URL'
  | 'STEAM_URL'
  | 'SMTP_URL'
  | 'MAIL_FROM'
  | keyof ChannelEnv
  | keyof typeof llmVariables
  | keyof PaymentEnv

export interface Env extends Omit<Raw, Ruled>, ChannelEnv, LlmEnv, PaymentEnv {
  /** Where people reach the web process, without a trailing slash. */
  APP_URL: string
  /** Where TCP to Steam goes: the sandbox, or Steam itself. */
  STEAM_URL: string
  /** Where mail goes: the sandbox, or a real server. */
  SMTP_URL: string
  MAIL_FROM: string
}

let cached: Readonly<Env> | undefined

/** The settings of this process, read once. Throws a readable list when something is missing or unsafe. */
export function env(): Readonly<Env> {
  cached ??= Object.freeze(parseEnv(process.env))
  return cached
}

export function parseEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''))
  const parsed = schema.safeParse(given)
  if (!parsed.success) throw new Error(`Settings cannot be used:\n${z.prettifyError(parsed.error)}`)
  const raw = parsed.data
  const sandboxUrl = `http://127.0.0.1:${raw.SANDBOX_PORT}`
  const appUrl = (raw.APP_URL ?? `http://localhost:${raw.PORT}`).replace(/\/$/, '')
  const outside = raw.TRADEPOST_MODE === 'sandbox' ? sandboxUrl : null
  const settings: Env = {
    ...raw,
    ...llmEnv(raw),
    ...channelEnv(raw, outside),
    ...paymentEnv(raw, outside),
    APP_URL: appUrl,
    SMTP_URL: raw.SMTP_URL ?? `smtp://127.0.0.1:${raw.SANDBOX_SMTP_PORT}`,
    MAIL_FROM: raw.MAIL_FROM ?? `Tradepost <notices@${new URL(appUrl).hostname}>`,
    FETCH_LOOPBACK:
      raw.TRADEPOST_MODE === 'sandbox' ? [...sandboxHosts(raw), ...raw.FETCH_LOOPBACK] : raw.FETCH_LOOPBACK,
    STEAM_URL:
      raw.STEAM_URL ?? (raw.TRADEPOST_MODE === 'sandbox' ? sandboxUrl : 'https://steamcommunity.com'),
  }
  const unsafe = raw.TRADEPOST_MODE === 'live' ? unsafeForLive(settings, given) : []
  if (unsafe.length > 0)
    throw new Error(`Live mode refuses to start:\n${unsafe.map((line) => `- ${line}`).join('\n')}`)
  return settings
}

const sandboxHosts = ({ SANDBOX_PORT }: Raw) =>
  ['127.0.0.1', 'localhost'].map((host) => `${host}:${SANDBOX_PORT}`)

function unsafeForLive(settings: Env, given: Record<string, string | undefined>): string[] {
  const loopback = /\/\/(127\.|localhost|\[::1\])/
  return [
    ...(given.DATABASE_URL
      ? []
      : ['DATABASE_URL is not set; the embedded PostgreSQL is for the sandbox only.']),
    ...(given.APP_URL ? [] : ['APP_URL is not set: the public address of this site.']),
    ...(settings.AUTH_SECRET === sandboxSecret ? ['AUTH_SECRET still has its sandbox default.'] : []),
    ...(settings.VAULT_KEY === sandboxVaultKey ? ['VAULT_KEY still has its sandbox default.'] : []),
    ...(given.SMTP_URL ? [] : ['SMTP_URL is not set: the server that takes our mail.']),
    ...(loopback.test(settings.STEAM_URL) ? ['STEAM_URL points at this machine, which is the sandbox.'] : []),
    ...loopbackVendors(settings),
    ...unsafePayments(settings),
    ...(settings.FETCH_LOOPBACK.length > 0
      ? ['FETCH_LOOPBACK lets people call this machine; leave it empty.']
      : []),
  ]
}

/** Libraries that insist on their own variables get them from the parsed settings. */
export function exportForLibraries(settings: Env): void {
  process.env.NEXTAUTH_URL = settings.APP_URL
  process.env.NEXTAUTH_SECRET = settings.AUTH_SECRET
  process.env.NEXT_TELEMETRY_DISABLED = '1'
}
