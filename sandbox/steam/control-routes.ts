import { z } from 'zod'
import { accept, cancel, decline } from './answer'
import { house, parse } from './control-kit'
import { toolRoutes } from './control-tools'
import { rollBackEscrow } from './exchange'
import { consume } from './items'
import { isSteamId } from './numbers'
import { createAccount, tokenOf } from './people'
import { reverse } from './reversal'
import type { Call, Route } from './route'
import type { Account } from './rows'
import { send } from './send'
import { gift, giveItems } from './stock'
import { revokeTokens } from './tokens'
import { accountView, itemView, offerView, tradeView } from './views'

/** What a person or a test does to the simulated Steam, as JSON. */
export const controlRoutes: Route[] = [
  house('GET', '/accounts', ({ world }) => [...world.accounts.all()].map(accountView)),
  house('POST', '/accounts', (call) => accountView(createAccount(call.world, parse(newAccount, call)))),
  house('GET', '/accounts/(\\d{17})', (call) => accountView(accountIn(call))),
  house('PATCH', '/accounts/(\\d{17})', patchAccount),
  house('GET', '/accounts/(\\d{17})/items', (call) =>
    call.world.assetsOf(accountIn(call).id).map((asset) => itemView(call.world, asset)),
  ),
  house('POST', '/accounts/(\\d{17})/items', (call) =>
    giveItems(call.world, accountIn(call).id, parse(gift, call)).map((asset) => itemView(call.world, asset)),
  ),
  house('DELETE', '/items/(\\d+)', removeItem),
  house('GET', '/accounts/(\\d{17})/offers', (call) =>
    call.world
      .offersWith(accountIn(call).id)
      .filter((offer) => !call.query.get('state') || String(offer.state) === call.query.get('state'))
      .map((offer) => offerView(call.world, offer)),
  ),
  house('GET', '/accounts/(\\d{17})/trades', (call) =>
    call.world.tradesWith(accountIn(call).id).map((trade) => tradeView(call.world, trade)),
  ),
  house('POST', '/accounts/(\\d{17})/reverse', (call) =>
    reverse(call.world, accountIn(call).id).map((trade) => tradeView(call.world, trade)),
  ),
  house('POST', '/accounts/(\\d{17})/revoke-tokens', revoke),
  house('POST', '/offers', sendOffer),
  house('GET', '/offers/(\\d+)', (call) => offerView(call.world, offerIn(call))),
  house('POST', '/offers/(\\d+)/accept', (call) => {
    const offer = offerIn(call)
    accept(call.world, offer.to, offer.id, true)
    return offerView(call.world, offerIn(call))
  }),
  house('POST', '/offers/(\\d+)/decline', (call) => {
    const offer = offerIn(call)
    return offerView(call.world, decline(call.world, offer.to, offer.id))
  }),
  house('POST', '/offers/(\\d+)/cancel', (call) => {
    const offer = offerIn(call)
    return offerView(call.world, cancel(call.world, offer.from, offer.id))
  }),
  house('POST', '/offers/(\\d+)/counter', counter),
  house('POST', '/offers/(\\d+)/call-off', (call) => {
    rollBackEscrow(call.world, offerIn(call))
    return offerView(call.world, offerIn(call))
  }),
  house('GET', '/trades/(\\d+)', (call) => {
    const trade = call.world.trades.get(call.params[0] ?? '')
    if (!trade) throw new RangeError('there is no such trade')
    return tradeView(call.world, trade)
  }),
  ...toolRoutes,
]

const newAccount = z.strictObject({
  steamId: z.string().refine(isSteamId).optional(),
  login: z.string().min(1).max(64).optional(),
  persona: z.string().min(1).max(64).optional(),
  password: z.string().min(1).optional(),
  sharedSecret: z.base64().optional(),
  identitySecret: z.base64().optional(),
  tradeToken: z
    .string()
    .regex(/^[\w-]{8}$/)
    .optional(),
  bot: z.boolean().optional(),
})
const accountChange = z.strictObject({
  persona: z.string().min(1).max(64).optional(),
  private: z.boolean().optional(),
  escrowDays: z.int().min(0).max(15).optional(),
  cannotTrade: z.boolean().optional(),
  tradeBanned: z.boolean().optional(),
  newDevice: z.boolean().optional(),
  acknowledged: z.boolean().optional(),
  authenticator: z.boolean().optional(),
  restrictedUntil: z.int().min(0).optional(),
  tradeToken: z.union([z.literal('new'), z.string().regex(/^[\w-]{8}$/)]).optional(),
})
const personOffer = z.strictObject({
  from: z.string(),
  to: z.string(),
  give: z.array(z.string()).default([]),
  take: z.array(z.string()).default([]),
  message: z.string().max(128).default(''),
})

function accountIn(call: Call): Account {
  const account = call.world.accounts.get(call.params[0] ?? '')
  if (!account) throw new RangeError('there is no such account')
  return account
}

function offerIn(call: Call) {
  const offer = call.world.offers.get(call.params[0] ?? '')
  if (!offer) throw new RangeError('there is no such offer')
  return offer
}

function patchAccount(call: Call) {
  const account = accountIn(call)
  const { tradeToken, ...change } = parse(accountChange, call)
  const token =
    tradeToken === 'new' ? tokenOf(`${account.tradeToken} again`) : (tradeToken ?? account.tradeToken)
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
  return accountView(call.world.accounts.put({ ...account, ...given, tradeToken: token }))
}

function removeItem(call: Call) {
  const asset = call.world.assets.get(call.params[0] ?? '')
  if (!asset) throw new RangeError('there is no such item')
  consume(call.world, asset)
}

function revoke(call: Call) {
  const { kind } = parse(z.strictObject({ kind: z.enum(['access', 'refresh', 'all']).default('all') }), call)
  return {
    revoked: revokeTokens(call.world, accountIn(call).id, kind === 'all' ? ['access', 'refresh'] : [kind]),
  }
}

const counterOffer = z.strictObject({
  give: z.array(z.string()).optional(),
  take: z.array(z.string()).optional(),
  message: z.string().max(128).optional(),
})

const wantedOf = (call: Call, ids: string[]) =>
  ids.map((assetid) => ({ appid: call.world.assets.get(assetid)?.appid ?? 0, contextid: '2', assetid }))

function sendOffer(call: Call) {
  const { from, to, give, take, message } = parse(personOffer, call)
  return sendAsPerson(call, { from, to, give, take, message, counters: null })
}

/** The recipient answers with another offer; the old one ends in state 4. */
function counter(call: Call) {
  const offer = offerIn(call)
  const {
    give = offer.take.map(({ assetid }) => assetid),
    take = [],
    message = '',
  } = parse(counterOffer, call)
  return sendAsPerson(call, { from: offer.to, to: offer.from, give, take, message, counters: offer.id })
}

interface PersonOffer extends z.infer<typeof personOffer> {
  counters: string | null
}

/** People confirm on their phone at once, so an offer sent here is active. */
function sendAsPerson(call: Call, { give, take, ...rest }: PersonOffer) {
  const token = call.world.accounts.get(rest.to)?.tradeToken ?? null
  const offer = send(
    call.world,
    { ...rest, token, give: wantedOf(call, give), take: wantedOf(call, take) },
    true,
  )
  return offerView(call.world, offer)
}
