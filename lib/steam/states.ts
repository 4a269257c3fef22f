import { machine, stateOf } from '@/lib/kernel/machine'

/** The bot's owner works on a trade in these states. */
export const openStates = [
  'intent',
  'sending',
  'unknown',
  'needs_confirmation',
  'active',
  'committing',
  'escrow_hold',
] as const

const bot = 'the bot'

/** One offer, carried out exactly once. What Steam says decides every move; nothing leads back out of an ending. */
export const steamTrades = machine({
  name: 'steamTrades',
  initial: 'intent',
  refusal: 'This trade is already {state}.',
  transitions: [
    { from: ['intent', 'unknown'], on: 'send', to: 'sending', who: bot },
    { from: 'sending', on: 'postpone', to: 'intent', who: bot },
    { from: 'sending', on: 'doubt', to: 'unknown', who: bot },
    { from: ['intent', 'sending', 'unknown'], on: 'refuse', to: 'refused', who: 'Steam' },
    { from: ['sending', 'unknown'], on: 'await_confirmation', to: 'needs_confirmation', who: bot },
    { from: ['sending', 'unknown', 'needs_confirmation'], on: 'activate', to: 'active', who: bot },
    { from: 'active', on: 'commit', to: 'committing', who: 'the partner' },
    { from: ['active', 'committing'], on: 'hold', to: 'escrow_hold', who: 'Steam' },
    { from: ['active', 'committing', 'escrow_hold'], on: 'exchange', to: 'exchanged', who: 'the partner' },
    { from: 'active', on: 'decline', to: 'declined', who: 'the partner' },
    { from: 'active', on: 'counter', to: 'countered', who: 'the partner' },
    { from: ['intent', 'unknown', 'needs_confirmation', 'active'], on: 'expire', to: 'expired', who: bot },
    {
      from: ['intent', 'unknown', 'needs_confirmation', 'active', 'escrow_hold'],
      on: 'cancel',
      to: 'cancelled',
      who: bot,
    },
    { from: ['needs_confirmation', 'active'], on: 'invalidate', to: 'invalid_items', who: 'Steam' },
    { from: ['needs_confirmation', 'active'], on: 'veto', to: 'cancelled_2fa', who: 'an authenticator' },
    { from: ['active', 'committing', 'escrow_hold'], on: 'fail', to: 'failed', who: 'Steam' },
    { from: ['active', 'committing', 'escrow_hold'], on: 'roll_back', to: 'rolled_back', who: 'Steam' },
    { from: 'exchanged', on: 'reverse', to: 'reversed', who: 'the partner' },
  ],
})

export type TradeState = (typeof steamTrades)['transitions'][number]['to'] | 'intent'
export type TradeEvent = (typeof steamTrades)['transitions'][number]['on']

export const tradeState = (value: string): TradeState => stateOf(steamTrades, value)

export const isOpen = (state: TradeState): boolean => (openStates as readonly string[]).includes(state)

/** Sentences for people, by the reason with which a trade ended. Reasons of Steam's refusals have their own. */
export const endings = {
  declined: 'The trade offer was declined in Steam.',
  countered: 'The trade offer was answered with another offer, which we never accept.',
  no_answer: 'The trade offer was not accepted in time.',
  not_sent: 'Steam could not be reached in time, so no trade offer was sent.',
  steam_expired: 'The trade offer expired in Steam.',
  cancelled_elsewhere:
    'The trade offer was cancelled, and not by us. Look at the bot before trusting it again.',
  items_unavailable: 'An item of the trade offer is no longer available.',
  confirmation_denied: 'The trade offer was cancelled in an authenticator.',
  escrow_hold: 'Steam would hold the item for days, because an account has no mobile authenticator.',
  escrow_unknown: 'Steam did not say whether it would hold the item.',
  exchange_failed: 'Steam could not exchange the items; each side kept its own.',
  rolled_back: 'Steam undid the exchange.',
  reversed: 'The exchange was reversed.',
} as const
