import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { discordRoutes } from '../discord/routes'
import { exchangeRoutes } from '../exchange/routes'
import type { Exchanges } from '../exchange/venues'
import { type Asked, html, json, type Reply, readAsked, redirect, writeReply } from '../http'
import type { Mailbox } from '../mail/mailbox'
import { mailRoutes } from '../mail/routes'
import type { Outbox } from '../outbox/outbox'
import { outboxRoutes } from '../outbox/routes'
import type { Browsers } from '../push/browser'
import { pushRoutes } from '../push/routes'
import { busy, runningKey } from '../stripe/door'
import { stripeRoutes } from '../stripe/routes'
import type { Stripe } from '../stripe/stripe'
import { telegramRoutes } from '../telegram/routes'
import type { Telegram } from '../telegram/telegram'
import { twilioRoutes } from '../twilio/routes'
import { webhookRoutes } from '../webhooks/routes'
import { authRoutes } from './auth'
import type { Autoplay } from './autoplay'
import { tick } from './clock'
import { confirmationRoutes } from './confirmation-routes'
import { controlRoutes } from './control-routes'
import { econRoutes } from './econ'
import { deniedPage, type FaultSpec } from './fault-kinds'
import { type Fault, type Faults, type Outcome, spoilAfter, spoilBefore } from './faults'
import { inventoryRoutes, signedInAs } from './inventory'
import { loginRoutes } from './login-routes'
import { offerRoutes } from './offer-routes'
import { openidRoutes } from './openid'
import { houseActs } from './page-acts'
import { housePages } from './page-routes'
import { pageRoutes } from './pages'
import type { RequestLog } from './request-log'
import { type Call, type Route, type Site, siteOf } from './route'
import { tokenOf } from './tokens'
import type { World } from './world'

export interface Parts {
  world: World
  faults: Faults
  requests: RequestLog
  autoplay: Autoplay
  mail: Mailbox
  outbox: Outbox
  telegram: Telegram
  browsers: Browsers
  stripe: Stripe
  exchanges: Exchanges
}

const routes: Route[] = [
  ...stripeRoutes,
  ...exchangeRoutes,
  ...authRoutes,
  ...confirmationRoutes,
  ...controlRoutes,
  ...econRoutes,
  ...inventoryRoutes,
  ...loginRoutes,
  ...offerRoutes,
  ...pageRoutes,
  ...openidRoutes,
  ...mailRoutes,
  ...outboxRoutes,
  ...telegramRoutes,
  ...discordRoutes,
  ...twilioRoutes,
  ...pushRoutes,
  ...webhookRoutes,
  ...housePages,
  ...houseActs,
]
const listening = '127.0.0.1'
const tickEveryMs = 200

export async function listen(parts: Parts, port: number) {
  const server = createServer((request, response) => {
    serve(parts, request, response).catch((error: unknown) => fail(response, error))
  })
  server.keepAliveTimeout = 60_000
  const timer = setInterval(() => tickAndCommit(parts), 1_000)
  timer.unref()
  await new Promise<void>((done, failed) => {
    server.once('error', failed)
    server.listen(port, listening, done)
  })
  const { port: bound } = server.address() as AddressInfo
  const close = async () => {
    clearInterval(timer)
    const closed = new Promise((done) => server.close(done))
    server.closeAllConnections()
    await closed
  }
  return { port: bound, url: `http://${listening}:${bound}`, close }
}

async function serve(parts: Parts, request: IncomingMessage, response: ServerResponse) {
  const started = performance.now()
  const asked = await readAsked(request)
  const site = siteOf(asked.host)
  if (!site) return writeReply(request, response, json({ error: 'this host is not served here' }, 421))
  const call = callOf(parts, asked, site)
  const side = sideOf(call)
  const drawn = side ? parts.faults.draw({ ...call, side }) : []
  tickNow(parts.world)
  const outcome = await (side === 'stripe' ? aloneUnderItsKey(call, drawn) : answer(call, drawn))
  const ms = Math.round((performance.now() - started) * 10) / 10
  const status = 'reply' in outcome ? outcome.reply.status : outcome.broken
  if (side && !call.path.endsWith('/getUpdates')) parts.requests.add(call, status, drawn, ms)
  if ('reply' in outcome) return writeReply(request, response, outcome.reply)
  if (outcome.broken === 'reset') request.socket.resetAndDestroy()
}

const stripePath = /^\/v[12]\//
const vendorPath = /^\/(telegram\/bot|discord\/api|twilio\/2010|hooks\/)/

/** Whose trouble a request may meet; null for the pages of the sandbox itself. */
function sideOf({ site, path }: Call): FaultSpec['side'] | null {
  if (site === 'house' && stripePath.test(path)) return 'stripe'
  if (site === 'house' && path.startsWith('/exchange/')) return 'exchanges'
  if (site === 'push' || (site === 'house' && vendorPath.test(path))) return 'channels'
  return site !== 'house' || path.startsWith('/openid/') ? 'steam' : null
}

function aloneUnderItsKey(call: Call, drawn: Fault[]): Promise<Outcome> {
  const key = runningKey(call)
  const work = () => answer(call, drawn)
  return key ? call.stripe.keys.alone(key, work, () => ({ reply: busy() })) : work()
}

/** A hanging request stays open until the client gives up or the sandbox closes. */
async function answer(call: Call, drawn: Fault[]): Promise<Outcome> {
  const spoiled = await spoilBefore(drawn)
  if (spoiled) return spoiled
  const reply = await dispatch(call)
  call.world.commit()
  call.stripe.world.commit()
  await call.stripe.courier.ahead()
  return spoilAfter(drawn, reply, call.world.now())
}

function callOf(parts: Parts, asked: Asked, site: Site): Call {
  const call: Call = { ...asked, ...parts, site, params: [], steamId: '' }
  const token = asked.query.get('access_token') ?? asked.form.access_token ?? ''
  if (site === 'community') call.steamId = signedInAs(call)
  else if (site === 'api' && token) call.steamId = tokenOf(parts.world, token, 'access')?.steamId ?? ''
  return call
}

async function dispatch(call: Call): Promise<Reply> {
  if (throttled(call)) return json(null, 429)
  if (call.site === 'house' && call.method !== 'GET' && foreign(call))
    return json({ error: 'foreign origin' }, 403)
  for (const route of routes) {
    if (
      ![route.site].flat().includes(call.site) ||
      route.method !== (call.method === 'HEAD' ? 'GET' : call.method)
    )
      continue
    const match = route.path.exec(call.path)
    if (!match) continue
    if (route.signedIn && !call.steamId) return signInFirst(route.signedIn, call)
    return route.handle({ ...call, params: match.slice(1) })
  }
  return call.site === 'house'
    ? json({ error: 'there is nothing here' }, 404)
    : html('<html><body>Not Found</body></html>', 404)
}

/** Since July 2026 Steam answers 429 `null` to clients that do not look like a browser. */
const throttled = (call: Call) =>
  call.world.meta.acceptLanguage &&
  !call.headers['accept-language'] &&
  (call.site === 'community'
    ? call.path !== '/login/settoken'
    : /^\/(IEconService|ISteamEconomy)\//.test(call.path)) &&
  !call.path.startsWith('/openid/')

/** A page of another site must not be able to press buttons here. */
function foreign(call: Call): boolean {
  const origin = call.headers.origin
  if (!origin || origin === 'null') return origin === 'null'
  return siteOf(new URL(origin).host) !== 'house'
}

function signInFirst(how: NonNullable<Route['signedIn']>, call: Call): Reply {
  if (how === 'page')
    return redirect(`https://steamcommunity.com/login/home/?goto=${encodeURIComponent(call.path)}`)
  if (how === 'mobile') return json({ success: false, needauth: true })
  return how === 'token' ? html(deniedPage, 401) : json(null, 401)
}

const lastTick = new WeakMap<World, number>()
function tickNow(world: World) {
  if (Date.now() - (lastTick.get(world) ?? 0) < tickEveryMs) return
  lastTick.set(world, Date.now())
  tick(world)
}

function tickAndCommit({ world, stripe }: Parts) {
  tickNow(world)
  world.commit()
  stripe.tick()
}

function fail(response: ServerResponse, error: unknown) {
  const message = error instanceof Error ? error.message : String(error)
  if (response.headersSent) return response.destroy()
  response.writeHead(error instanceof RangeError || error instanceof SyntaxError ? 400 : 500, {
    'content-type': 'application/json',
  })
  response.end(JSON.stringify({ error: message }))
}
