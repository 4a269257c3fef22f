/** An account's code. Each code has one account per currency, made when it is first used. */
export type Account =
  | `user:${string}:wallet`
  | `escrow:${string}`
  | `platform:${string}`
  | `external:${string}`

/** A person's money. Never below zero. */
export const wallet = (userId: string): Account => `user:${userId}:wallet`

/** The money of one order while it belongs to neither side. Never below zero. */
export const escrow = (orderId: string): Account => `escrow:${orderId}`

/** What Tradepost earned. Hot: no floor, no row of its own to wait for. */
export const fees: Account = 'platform:fees'

/** The world outside, where money comes from and goes to. Its balance is the negative of all money inside. */
export const clearing = (name = 'clearing'): Account => `external:${name}`
