import { z } from 'zod'
import { exchangePresets } from '../exchange/fault-presets'
import { channelPresets } from '../outbox/fault-presets'
import { stripePresets } from '../stripe/fault-presets'

export const faultAct = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('answer'),
    status: z.int().min(100).max(599),
    body: z.string(),
    type: z.string().optional(),
    headers: z.record(z.string(), z.string()).optional(),
  }),
  z.object({ kind: z.literal('eresult'), eresult: z.int(), keepBody: z.boolean().default(false) }),
  z.object({ kind: z.literal('hang') }),
  z.object({ kind: z.literal('reset') }),
  z.object({ kind: z.literal('slow'), ms: z.int().min(0).max(120_000) }),
  z.object({ kind: z.literal('emptyOffers') }),
  z.object({ kind: z.literal('staleListing'), seconds: z.int().positive() }),
  z.object({ kind: z.literal('flapping') }),
  z.object({ kind: z.literal('tradeLag'), seconds: z.int().positive() }),
  z.object({ kind: z.literal('backdated'), seconds: z.int().positive() }),
  z.object({ kind: z.literal('tradeFails') }),
  z.object({ kind: z.literal('wrongCancelId') }),
  z.object({ kind: z.literal('emptyReceipt') }),
  /** What may happen to an event on its way. */
  z.object({ kind: z.literal('drop') }),
  z.object({ kind: z.literal('repeat'), times: z.int().min(1).max(50) }),
  z.object({ kind: z.literal('shuffle'), ms: z.int().min(1).max(60_000) }),
  z.object({ kind: z.literal('late'), ms: z.int().min(1).max(600_000) }),
  z.object({ kind: z.literal('early') }),
  z.object({ kind: z.literal('forged') }),
  z.object({ kind: z.literal('stale') }),
])
export type FaultAct = z.infer<typeof faultAct>

export const faultSpec = z.object({
  name: z.string().max(80).default('fault'),
  /** Whose requests it strikes: Steam's, those of the ways to reach people, those to Stripe, or to exchanges. */
  side: z.enum(['steam', 'channels', 'stripe', 'stripe-webhooks', 'exchanges']).default('steam'),
  /** Part of the Host header; all of Steam's hosts when left out. */
  host: z.string().default(''),
  /** A regular expression on the path; for `stripe-webhooks` on the type of the event. */
  path: z.string().default(''),
  method: z.enum(['GET', 'POST']).optional(),
  /** Only requests signed in as this account. */
  account: z.string().optional(),
  phase: z.enum(['before', 'after']).default('before'),
  /** How many times it still happens; endless when left out. */
  count: z.int().positive().optional(),
  probability: z.number().min(0).max(1).default(1),
  act: faultAct,
})
export type FaultSpec = z.infer<typeof faultSpec>

const send = '^/tradeoffer/new/send'
const accept = '^/tradeoffer/\\d+/accept'
const strError = (text: string, eresult: number): FaultAct => ({
  kind: 'answer',
  status: 500,
  body: JSON.stringify({ strError: `${text} (${eresult})` }),
})
const sendError = (eresult: number) =>
  strError('There was an error sending your trade offer. Please try again later.', eresult)
export const deniedPage =
  '<html><head><title>Unauthorized</title></head><body><h1>Unauthorized</h1>Access is denied. Retrying will not help. Please verify your <pre>key=</pre> parameter.</body></html>'
const answer = (status: number, body: string, type?: string): FaultAct =>
  type ? { kind: 'answer', status, body, type } : { kind: 'answer', status, body }
const offers = 'IEconService/GetTradeOffers'

/** The bad days of steam-protocol, each by name. */
export const steamPresets = {
  sendLost: { path: send, phase: 'after', act: sendError(16) },
  sendLostByReset: { path: send, phase: 'after', act: { kind: 'reset' } },
  sendLostByHang: { path: send, phase: 'after', act: { kind: 'hang' } },
  sendTimeout: { path: send, phase: 'before', act: sendError(16) },
  sendUnavailable: { path: send, phase: 'before', act: sendError(20) },
  sendReset: { path: send, phase: 'before', act: { kind: 'reset' } },
  itemServerDown: {
    path: send,
    phase: 'before',
    act: strError(
      "We were unable to contact the game's item server. The game's item server may be down.",
      20,
    ),
  },
  acceptAlreadyDone: {
    path: accept,
    phase: 'after',
    act: strError('There was an error accepting this trade offer. Please try again later.', 28),
  },
  acceptLostByReset: { path: accept, phase: 'after', act: { kind: 'reset' } },
  cancelLost: { path: '^/tradeoffer/\\d+/cancel', phase: 'after', act: { kind: 'reset' } },
  wrongCancelId: {
    path: '^/tradeoffer/\\d+/(cancel|decline)',
    phase: 'after',
    act: { kind: 'wrongCancelId' },
  },
  confirmationLost: { path: '^/mobileconf/(multi)?ajaxop', phase: 'after', act: { kind: 'reset' } },
  confirmationsEmpty: { path: '^/mobileconf/getlist', act: answer(200, '{"success":true,"conf":[]}') },
  confirmationsRefused: { path: '^/mobileconf/', act: answer(200, '{"success":false,"needauth":true}') },
  rateLimited: { act: answer(429, 'null') },
  loginPage: { act: answer(401, deniedPage, 'text/html; charset=UTF-8') },
  forbidden: { act: answer(403, 'null') },
  serverError: { act: answer(500, '{}') },
  hang: { act: { kind: 'hang' } },
  reset: { act: { kind: 'reset' } },
  resetAfter: { phase: 'after', act: { kind: 'reset' } },
  slow: { act: { kind: 'slow', ms: 2_000 } },
  emptyAnswer: { phase: 'after', act: answer(200, '{}') },
  htmlAnswer: { phase: 'after', act: answer(200, '<html><body>Steam is busy.</body></html>', 'text/html') },
  apiFail: {
    host: 'api.steampowered.com',
    path: '^/IEcon',
    act: { kind: 'eresult', eresult: 2, keepBody: false },
  },
  apiFailWithBody: {
    host: 'api.steampowered.com',
    path: '^/IEcon',
    phase: 'after',
    act: { kind: 'eresult', eresult: 2, keepBody: true },
  },
  emptyOffers: { path: offers, phase: 'after', act: { kind: 'emptyOffers' } },
  staleListing: { path: offers, phase: 'after', act: { kind: 'staleListing', seconds: 20 } },
  flapping: { path: offers, phase: 'after', act: { kind: 'flapping' } },
  tradeLag: { path: 'IEconService/GetTrade', phase: 'after', act: { kind: 'tradeLag', seconds: 10 } },
  backdated: { path: '^/tradeoffer/', phase: 'after', act: { kind: 'backdated', seconds: 3_600 } },
  tradeFails: { path: '^/tradeoffer/', phase: 'after', act: { kind: 'tradeFails' } },
  inventoryUnavailable: {
    path: '^/inventory/',
    act: answer(500, '{"error":"EYldRefreshAppIfNecessary failed with EResult (20)"}'),
  },
  emptyReceipt: { path: '^/trade/\\d+/receipt', phase: 'after', act: { kind: 'emptyReceipt' } },
  deadRefreshToken: {
    path: 'IAuthenticationService/GenerateAccessTokenForApp',
    act: { kind: 'eresult', eresult: 15, keepBody: false },
  },
} as const satisfies Record<string, Partial<z.input<typeof faultSpec>>>

/** All of them by name. A request may override count, probability, path and the rest. */
export const presets = { ...steamPresets, ...channelPresets, ...stripePresets, ...exchangePresets }

export type PresetName = keyof typeof presets
export const presetNames = Object.keys(presets) as PresetName[]
