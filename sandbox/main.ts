import path from 'node:path'
import { startSandbox } from './start'
import { connectShop } from './stripe/shop'

const host = process.env.SANDBOX_HOST ?? '127.0.0.1'
if (host !== '127.0.0.1') {
  console.error(`The sandbox listens on 127.0.0.1 only, not on ${host}.`)
  process.exit(1)
}
const port = Number(process.env.SANDBOX_PORT ?? 3100)
const mailPort = Number(process.env.SANDBOX_SMTP_PORT ?? 3125)
const dataDir = path.resolve(process.env.SANDBOX_DATA ?? '.tradepost/sandbox')

const sandbox = await startSandbox({ port, mailPort, dataDir, seed: Number(process.env.SANDBOX_SEED ?? 1) })
const shop = `http://127.0.0.1:${process.env.PORT ?? 3000}/api/webhooks/stripe`
const [, merchant = 'sandbox'] = /^sk_test_([a-zA-Z0-9]+)/.exec(process.env.STRIPE_SECRET_KEY ?? '') ?? []
const signing = process.env.STRIPE_WEBHOOK_SECRET?.split(',')[0] ?? 'whsec_sandbox_never_use_in_live_mode'
connectShop(sandbox.stripe.desk(merchant), shop, signing)
console.log(`sandbox ready at ${sandbox.url}, mail at ${sandbox.smtpUrl}`)

let closing = false
for (const signal of ['SIGTERM', 'SIGINT'] as const)
  process.on(signal, async () => {
    if (closing) return
    closing = true
    await sandbox.close()
    process.exit(0)
  })
