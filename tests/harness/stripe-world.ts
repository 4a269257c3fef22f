import { afterAll } from 'vitest'
import { stopJobs } from '../../lib/kernel/job'
import { startSandbox } from '../../sandbox/start'
import { stripeControlOf } from '../../sandbox/stripe/control'

const merchant = 'tests'
const secret = 'whsec_of_the_tests'

/** The simulated Stripe in this process, and the settings that lead the product to it. Call it at the top of a test file. */
export async function stripeWorld({ timeoutMs = 2_000 } = {}) {
  const sandbox = await startSandbox({ world: 'empty' })
  process.env.STRIPE_URL = sandbox.url
  process.env.STRIPE_SECRET_KEY = `sk_test_${merchant}`
  process.env.STRIPE_WEBHOOK_SECRET = secret
  process.env.STRIPE_TIMEOUT_MS = String(timeoutMs)
  afterAll(async () => {
    await stopJobs()
    await sandbox.close()
  })
  return {
    ...sandbox,
    secret,
    desk: () => sandbox.stripe.desk(merchant),
    control: stripeControlOf(sandbox.url, merchant),
  }
}

export type StripeTestWorld = Awaited<ReturnType<typeof stripeWorld>>
