import { z } from 'zod'

export const paymentVariables = {
  STRIPE_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** Without it, no cards are taken and no sellers are paid by bank. */
  STRIPE_SECRET_KEY: z
    .string()
    .regex(/^(sk|rk)_(test|live)_\w+$/, 'Must be a secret key of Stripe, which begins with sk_ or rk_.')
    .optional(),
  /** What signs the calls of Stripe to us; two with a comma while one is being replaced. */
  STRIPE_WEBHOOK_SECRET: z
    .string()
    .regex(/^whsec_\w+(,whsec_\w+)*$/, 'Must be signing secrets of Stripe, which begin with whsec_.')
    .optional(),
  STRIPE_TIMEOUT_MS: z.coerce.number().int().positive().default(20_000),
}

const schema = z.object(paymentVariables)
type Raw = z.infer<typeof schema>

export interface PaymentEnv {
  STRIPE_URL: string
  STRIPE_SECRET_KEY: string | null
  STRIPE_WEBHOOK_SECRET: readonly string[]
}

const sandboxKey = 'sk_test_sandbox'
const sandboxSigning = 'whsec_sandbox_never_use_in_live_mode'

/** `sandbox` is the address of the sandbox, null in live mode. */
export function paymentEnv(raw: Raw, sandbox: string | null): PaymentEnv {
  return {
    STRIPE_URL: (raw.STRIPE_URL ?? sandbox ?? 'https://api.stripe.com').replace(/\/$/, ''),
    STRIPE_SECRET_KEY: raw.STRIPE_SECRET_KEY ?? (sandbox && sandboxKey),
    STRIPE_WEBHOOK_SECRET: (raw.STRIPE_WEBHOOK_SECRET ?? (sandbox ? sandboxSigning : ''))
      .split(',')
      .filter(Boolean),
  }
}

/** What live mode refuses to start with. */
export function unsafePayments(settings: PaymentEnv): string[] {
  const { STRIPE_URL, STRIPE_SECRET_KEY, STRIPE_WEBHOOK_SECRET } = settings
  const loopback = /\/\/(127\.|localhost|\[::1\])/
  return [
    ...(loopback.test(STRIPE_URL) ? ['STRIPE_URL points at this machine, which is the sandbox.'] : []),
    ...(STRIPE_SECRET_KEY?.includes('_test_')
      ? ['STRIPE_SECRET_KEY is a test key: no card would be charged.']
      : []),
    ...(STRIPE_WEBHOOK_SECRET.includes(sandboxSigning)
      ? ['STRIPE_WEBHOOK_SECRET still has its sandbox default.']
      : []),
    ...(STRIPE_SECRET_KEY !== null && STRIPE_WEBHOOK_SECRET.length === 0
      ? ['STRIPE_WEBHOOK_SECRET is not set: what signs the calls of Stripe.']
      : []),
  ]
}
