import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { type Reply, redirect, text } from '../http'
import { h, page } from '../page'
import type { Call, Route } from './route'
import type { World } from './world'

const namespace = 'http://specs.openid.net/auth/2.0'
const select = `${namespace}/identifier_select`
const idPrefix = 'https://steamcommunity.com/openid/id/'
const signed = [
  'signed',
  'op_endpoint',
  'claimed_id',
  'identity',
  'return_to',
  'response_nonce',
  'assoc_handle',
]

interface Provider {
  secret: Buffer
  nonces: Set<string>
}
const providers = new WeakMap<World, Provider>()

/** OpenID 2.0 as Steam does it: stateless mode, one check per answer. */
export const openidRoutes: Route[] = [
  { site: ['community', 'house'], method: 'GET', path: /^\/openid\/login\/?$/, handle: choose },
  { site: ['community', 'house'], method: 'POST', path: /^\/openid\/login\/?$/, handle: post },
]

function providerOf(world: World): Provider {
  const found = providers.get(world) ?? { secret: randomBytes(20), nonces: new Set() }
  providers.set(world, found)
  return found
}

function choose(call: Call): Reply {
  const asked = Object.fromEntries([...call.query].filter(([name]) => name.startsWith('openid.')))
  const problem = problemOf(asked)
  if (problem) return page({ title: 'Sign in', body: h`<p class="lead">${problem}</p>`, status: 400 })
  const hidden = Object.entries(asked).map(
    ([name, value]) => h`<input type="hidden" name="${name}" value="${value}">`,
  )
  const people = [...call.world.accounts.all()].filter((account) => !account.bot)
  const body = h`<p class="lead">Choose who you are. <b>${new URL(asked['openid.return_to'] ?? '').host}</b> will learn your SteamID and nothing else.</p>
<form method="post" action="/openid/login">${hidden}
<ul class="cards">${people.slice(0, 200).map((one) => h`<li><button class="card" type="submit" name="steamId" value="${one.id}"><span class="name">${one.persona}</span><span class="dim mono">${one.id}</span></button></li>`)}</ul></form>`
  return page({ title: 'Sign in through Steam', body })
}

function post(call: Call): Reply {
  if (call.form['openid.mode'] === 'check_authentication') return check(call)
  const { steamId = '' } = call.form
  const problem =
    problemOf(call.form) ?? (call.world.accounts.get(steamId) ? null : 'There is no such account.')
  if (problem) return page({ title: 'Sign in', body: h`<p class="lead">${problem}</p>`, status: 400 })
  return redirect(answerFor(call, steamId, call.form['openid.return_to'] ?? ''))
}

function problemOf(asked: Record<string, string>): string | null {
  const returnTo = asked['openid.return_to'] ?? ''
  const realm = asked['openid.realm'] ?? returnTo
  if (asked['openid.ns'] !== namespace || asked['openid.mode'] !== 'checkid_setup')
    return 'This is no OpenID 2.0 request.'
  if (asked['openid.identity'] !== select || asked['openid.claimed_id'] !== select)
    return 'Identity and claimed_id must be identifier_select.'
  if (!/^https?:\/\//.test(returnTo) || !URL.canParse(returnTo)) return 'The address to return to is missing.'
  return returnTo.startsWith(realm) ? null : 'The address to return to lies outside the realm.'
}

function answerFor(call: Call, steamId: string, returnTo: string): string {
  const { nonces, secret } = providerOf(call.world)
  const nonce = `${new Date().toISOString().slice(0, 19)}Z${randomBytes(14).toString('base64url')}`
  nonces.add(nonce)
  const scheme = call.site === 'community' ? 'https' : 'http'
  const fields: Record<string, string> = {
    signed: signed.join(','),
    op_endpoint: `${scheme}://${call.host}/openid/login`,
    claimed_id: idPrefix + steamId,
    identity: idPrefix + steamId,
    return_to: returnTo,
    response_nonce: nonce,
    assoc_handle: '1234567890',
  }
  const url = new URL(returnTo)
  url.searchParams.set('openid.ns', namespace)
  url.searchParams.set('openid.mode', 'id_res')
  for (const [name, value] of Object.entries(fields)) url.searchParams.set(`openid.${name}`, value)
  url.searchParams.set('openid.sig', signatureOf(secret, fields))
  return url.href
}

/** `is_valid` for a signature of ours over all fields, once per nonce. */
function check(call: Call): Reply {
  const { nonces, secret } = providerOf(call.world)
  const fields = Object.fromEntries(signed.map((name) => [name, call.form[`openid.${name}`] ?? '']))
  const given = Buffer.from(call.form['openid.sig'] ?? '')
  const wanted = Buffer.from(signatureOf(secret, fields))
  const ours = given.length === wanted.length && timingSafeEqual(given, wanted)
  const valid = ours && fields.signed === signed.join(',') && nonces.delete(fields.response_nonce ?? '')
  return text(`ns:${namespace}\nis_valid:${valid}\n`)
}

const signatureOf = (secret: Buffer, fields: Record<string, string>) =>
  createHmac('sha1', secret)
    .update(signed.map((name) => `${name}:${fields[name]}\n`).join(''))
    .digest('base64')
