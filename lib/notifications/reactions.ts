import { dealProgressed, enteredDeal } from '@/lib/deals'
import {
  factorChanged,
  passwordChanged,
  personSuspended,
  roleChanged,
  signedIn,
  steamLinked,
  suspensionEnded,
  tokenReused,
  tradeUrlChanged,
  walletChanged,
} from '@/lib/identity'
import type { StoredEvent } from '@/lib/kernel/events'
import type { Ctx } from '@/lib/kernel/operation'
import { type Reaction, reaction } from '@/lib/kernel/reaction'
import { refundEnded } from '@/lib/payments'
import { enteredPayout, payoutFacts } from '@/lib/payouts'
import { deletionPlanned, exportReady } from '@/lib/privacy/schemas'
import { addressSwitchedOff, helloAsked } from './events'
import type { KindName } from './kinds'
import { letterReactions } from './letters/reactions'
import { notify } from './notify'
import { orderReactions } from './orders/reactions'
import { type DealFacts, dealFacts, isNewDevice } from './queries'

type Party = 'buyer' | 'seller'

async function tellParty(ctx: Ctx, event: StoredEvent, deal: DealFacts, party: Party, kind: KindName) {
  const buying = party === 'buyer'
  const { dealId, item, currency, priceMinor, sellerGetsMinor } = deal
  await notify(ctx, {
    personId: buying ? deal.buyerId : deal.sellerId,
    kind,
    eventId: event.id,
    data: {
      dealId,
      item,
      other: buying ? deal.sellerName : deal.buyerName,
      amountMinor: kind === 'deal.paid' || kind === 'deal.item_yours' ? sellerGetsMinor : priceMinor,
      currency,
    },
  })
}

type Told = readonly (readonly [Party, KindName])[]

/** Who is told what when a deal enters a state. */
const onEntering: readonly (readonly [Parameters<typeof enteredDeal>[0], Told])[] = [
  ['funded', [['seller', 'deal.sold']]],
  [
    'settled',
    [
      ['seller', 'deal.paid'],
      ['buyer', 'deal.item_yours'],
    ],
  ],
  [
    'refunded',
    [
      ['buyer', 'deal.refunded'],
      ['seller', 'deal.not_sold'],
    ],
  ],
  ['returned', [['seller', 'deal.item_returned']]],
]

const dealReactions: Reaction[] = onEntering.map(([state, told]) =>
  reaction(enteredDeal(state), async ({ id }, ctx, event) => {
    const deal = await dealFacts(ctx.tx, id)
    if (deal) for (const [party, kind] of told) await tellParty(ctx, event, deal, party, kind)
  }),
)

/** Whose move it is when the bot's offer of the open leg is out. */
const movers: Record<string, readonly [Party, KindName]> = {
  taking: ['seller', 'deal.your_move'],
  giving: ['buyer', 'deal.your_move'],
  returning: ['seller', 'deal.take_back'],
}

export const notificationReactions: Reaction[] = [
  ...dealReactions,
  ...letterReactions,
  ...orderReactions,
  reaction(dealProgressed, async ({ dealId, trade, state }, ctx, event) => {
    const mover = state && trade === 'active' ? movers[state] : undefined
    const deal = mover ? await dealFacts(ctx.tx, dealId) : null
    if (mover && deal && deal.state === state) await tellParty(ctx, event, deal, ...mover)
  }),
  // The posting of the buyer's money is part of the step on which it went back, and of no later one.
  reaction(enteredDeal('returning'), async ({ id, data }, ctx, event) => {
    const deal = await dealFacts(ctx.tx, id)
    if (deal && data.postingId) await tellParty(ctx, event, deal, 'buyer', 'deal.refunded')
  }),
  reaction(enteredDeal('stuck'), async ({ id, data }, ctx, event) => {
    const deal = await dealFacts(ctx.tx, id)
    if (!deal) return
    await tellParty(ctx, event, deal, 'seller', 'deal.stuck')
    if (data.postingId) await tellParty(ctx, event, deal, 'buyer', 'deal.refunded')
    else if (!deal.paidBack) await tellParty(ctx, event, deal, 'buyer', 'deal.stuck')
  }),
  reaction(signedIn, async ({ personId, sessionId, device, address }, ctx, event) => {
    if (!(await isNewDevice(ctx.tx, personId, sessionId))) return
    const data = { device, address }
    await notify(ctx, { personId, kind: 'account.signed_in', data, eventId: event.id })
  }),
  reaction(passwordChanged, ({ personId }, ctx, event) =>
    notify(ctx, { personId, kind: 'account.password', data: {}, eventId: event.id }),
  ),
  reaction(factorChanged, ({ personId, factor, state }, ctx, event) => {
    const kind =
      factor === 'passkey' ? (`account.passkey_${state}` as const) : (`account.factor_${state}` as const)
    return notify(ctx, { personId, kind, data: {}, eventId: event.id })
  }),
  reaction(walletChanged, ({ personId, address, state }, ctx, event) =>
    notify(ctx, { personId, kind: `account.wallet_${state}`, data: { address }, eventId: event.id }),
  ),
  reaction(steamLinked, ({ personId }, ctx, event) =>
    notify(ctx, { personId, kind: 'account.steam_on', data: {}, eventId: event.id }),
  ),
  reaction(tokenReused, ({ personId, program: device, address }, ctx, event) =>
    notify(ctx, { personId, kind: 'account.token_reused', data: { device, address }, eventId: event.id }),
  ),
  reaction(tradeUrlChanged, async ({ personId, first }, ctx, event) => {
    if (!first) await notify(ctx, { personId, kind: 'account.trade_url', data: {}, eventId: event.id })
  }),
  reaction(roleChanged, ({ personId, role }, ctx, event) =>
    notify(ctx, { personId, kind: 'account.role', data: { role }, eventId: event.id }),
  ),
  reaction(personSuspended, ({ personId, reason, until }, ctx, event) =>
    notify(ctx, { personId, kind: 'account.suspended', data: { reason, until }, eventId: event.id }),
  ),
  reaction(suspensionEnded, ({ personId }, ctx, event) =>
    notify(ctx, { personId, kind: 'account.restored', data: {}, eventId: event.id }),
  ),
  reaction(exportReady, ({ personId, until }, ctx, event) =>
    notify(ctx, { personId, kind: 'account.export', data: { until }, eventId: event.id }),
  ),
  reaction(deletionPlanned, ({ personId, until }, ctx, event) =>
    notify(ctx, { personId, kind: 'account.deletion', data: { until }, eventId: event.id }),
  ),
  reaction(refundEnded, async ({ personId, state, cardMinor: amountMinor, currency }, ctx, event) => {
    if (state !== 'failed') return
    const data = { amountMinor, currency }
    await notify(ctx, { personId, kind: 'payment.refund_to_wallet', data, eventId: event.id })
  }),
  ...(['paid', 'failed'] as const).map((state) =>
    reaction(enteredPayout(state), async ({ data }, ctx, event) => {
      const { sellerId: personId, ...facts } = payoutFacts.parse(data)
      await notify(ctx, { personId, kind: `payout.${state}`, data: facts, eventId: event.id })
    }),
  ),
  reaction(helloAsked, ({ personId, addressId, channel }, ctx, event) =>
    notify(ctx, { personId, kind: 'channel.hello', data: { channel }, eventId: event.id, addressId }),
  ),
  reaction(addressSwitchedOff, ({ personId, ...data }, ctx, event) =>
    notify(ctx, { personId, kind: 'channel.off', data, eventId: event.id }),
  ),
]
