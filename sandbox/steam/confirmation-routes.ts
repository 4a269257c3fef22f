import { json, type Reply } from '../http'
import { allow, confirmationKey, confirmationsOf, refuse } from './confirm'
import { nameOf } from './items'
import type { Call, Route } from './route'
import type { Confirmation } from './rows'
import type { World } from './world'

const tags: Record<string, string[]> = {
  list: ['list', 'conf'],
  allow: ['accept', 'allow'],
  cancel: ['reject', 'cancel'],
}
/** How far the key's time may lie from the real or the simulated clock. */
const keyWindow = 300
const usedKeys = new WeakMap<World, Set<string>>()

export const confirmationRoutes: Route[] = [
  { site: 'community', method: 'GET', path: /^\/mobileconf\/getlist\/?$/, signedIn: 'mobile', handle: list },
  { site: 'community', method: 'GET', path: /^\/mobileconf\/ajaxop\/?$/, signedIn: 'mobile', handle: one },
  {
    site: 'community',
    method: 'POST',
    path: /^\/mobileconf\/multiajaxop\/?$/,
    signedIn: 'mobile',
    handle: many,
  },
]

function list(call: Call): Reply {
  const bad = keyProblem(call, fieldsOf(call.query), 'list')
  if (bad) return bad
  return json({
    success: true,
    conf: confirmationsOf(call.world, call.steamId).map((row) => view(call.world, row)),
  })
}

function one(call: Call): Reply {
  const fields = fieldsOf(call.query)
  return act(call, fields, [[fields.cid ?? '', fields.ck ?? '']])
}

function many(call: Call): Reply {
  const pairs: [string, string][] = []
  for (let i = 0; call.form[`cid[${i}]`] !== undefined; i++)
    pairs.push([call.form[`cid[${i}]`] ?? '', call.form[`ck[${i}]`] ?? ''])
  return act(call, call.form, pairs)
}

function act(call: Call, fields: Record<string, string>, pairs: [string, string][]): Reply {
  const op = fields.op === 'allow' ? 'allow' : 'cancel'
  const bad = keyProblem(call, fields, op)
  if (bad) return bad
  const wanted = pairs.map(([id, nonce]) => {
    const row = call.world.confirmations.get(id)
    return row && row.owner === call.steamId && row.nonce === nonce ? row : null
  })
  if (wanted.length === 0 || wanted.includes(null)) return json({ success: false })
  let done = true
  for (const row of wanted) {
    if (!row) continue
    if (op === 'allow') done = allow(call.world, row) && done
    else refuse(call.world, row)
  }
  return json({ success: done })
}

function keyProblem(call: Call, fields: Record<string, string>, op: keyof typeof tags): Reply | null {
  const account = call.world.accounts.get(call.steamId)
  const { a, k, t = '', tag = '', p } = fields
  const refused = (detail: string) =>
    json({
      success: false,
      message: 'Invalid authenticator',
      detail: `It looks like your Steam Guard Mobile Authenticator is providing incorrect Steam Guard codes. ${detail}`,
    })
  if (!account?.authenticator || a !== call.steamId || !p?.startsWith('android:')) return refused('(account)')
  if (!tags[op]?.includes(tag) || !/^\d{1,12}$/.test(t)) return refused('(tag)')
  const near = [Math.floor(Date.now() / 1000), call.world.now()].some(
    (now) => Math.abs(now - Number(t)) <= keyWindow,
  )
  if (!near || k !== confirmationKey(account, t, tag)) return refused('(key)')
  if (op === 'list') return null
  const used = usedKeys.get(call.world) ?? new Set()
  usedKeys.set(call.world, used)
  const key = `${account.id} ${t} ${tag}`
  if (used.has(key)) return refused('(used)')
  used.add(key)
  return null
}

const fieldsOf = (query: URLSearchParams): Record<string, string> => Object.fromEntries(query)

function view(world: World, row: Confirmation) {
  const offer = world.offers.get(row.offerId)
  const [mine, theirs] = row.act === 'send' ? [offer?.give, offer?.take] : [offer?.take, offer?.give]
  const partner = world.accounts.get((row.act === 'send' ? offer?.to : offer?.from) ?? '')
  const names = (items: typeof mine) => (items ?? []).map((item) => nameOf(world, item)).join(', ')
  return {
    type: 2,
    type_name: 'Trade Offer',
    id: row.id,
    creator_id: row.offerId,
    nonce: row.nonce,
    creation_time: row.created,
    cancel: 'Cancel',
    accept: row.act === 'send' ? 'Send offer' : 'Accept trade',
    icon: '',
    multi: true,
    headline: partner?.persona ?? '',
    summary: [`You give up ${names(mine) || 'nothing'}`, `You receive ${names(theirs) || 'nothing'}`],
    warn: null,
  }
}
