import { Exchanges } from './exchange/venues'
import { Mailbox } from './mail/mailbox'
import { listenForMail } from './mail/server'
import { Outbox } from './outbox/outbox'
import { Browsers } from './push/browser'
import { Autoplay } from './steam/autoplay'
import { Faults } from './steam/faults'
import { RequestLog } from './steam/request-log'
import { seedWorld } from './steam/seed'
import { listen } from './steam/server'
import { World } from './steam/world'
import { Stripe } from './stripe/stripe'
import { Telegram } from './telegram/telegram'

export interface SandboxOptions {
  /** 0 or left out: any free port. */
  port?: number
  /** Where mail is taken; 0 or left out: any free port. */
  mailPort?: number
  /** Where the world is kept; null or left out: only in memory. */
  dataDir?: string | null
  seed?: number
  /** `empty` starts without the demo people; ignored when a kept world is found. */
  world?: 'demo' | 'empty'
}

export type Sandbox = Awaited<ReturnType<typeof startSandbox>>

/** Starts the outside world on loopback. */
export async function startSandbox({
  port = 0,
  mailPort = 0,
  dataDir = null,
  seed = 1,
  world: kind = 'demo',
}: SandboxOptions = {}) {
  const world = new World(dataDir, seed)
  const fresh = world.accounts.size === 0
  if (fresh && kind === 'demo') seedWorld(world)
  world.commit()
  const faults = new Faults(world.meta.seed)
  world.backdate = (path) => faults.backdate(path)
  world.tradeFails = (path) => faults.tradeFails(path)
  const autoplay = new Autoplay(world)
  const requests = new RequestLog()
  const mail = new Mailbox(world.journal)
  const outbox = new Outbox(world.journal)
  const telegram = new Telegram(outbox)
  const browsers = new Browsers(outbox)
  const stripe = new Stripe(dataDir, world.meta.seed, faults)
  const exchanges = new Exchanges(world.meta.seed)
  const parts = { world, faults, requests, autoplay, mail, outbox, telegram, browsers, stripe, exchanges }
  const server = await listen(parts, port)
  const smtp = await listenForMail(mail, mailPort)
  const close = async () => {
    autoplay.close()
    await smtp.close()
    await server.close()
    world.journal.close()
    stripe.close()
  }
  return {
    url: server.url,
    port: server.port,
    smtpUrl: smtp.url,
    mail,
    outbox,
    telegram,
    browsers,
    stripe,
    exchanges,
    world,
    faults,
    requests,
    autoplay,
    close,
  }
}
