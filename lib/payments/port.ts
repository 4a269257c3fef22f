/** One line of what a buyer pays for; the price is that of one piece. */
export interface CheckoutLine {
  name: string
  unitMinor: number
  quantity: number
}

/** What a person is sent away with to pay by card. `key` makes repeating it harmless. */
export interface CheckoutAsk {
  key: string
  /** Our id, found again on everything the processor makes of it. */
  order: string
  currency: string
  lines: readonly CheckoutLine[]
  /** May contain `{CHECKOUT_SESSION_ID}`. */
  successUrl: string
  cancelUrl: string
  email?: string
  /** Between 30 minutes and 24 hours from now. */
  expiresAt: Date
}

export interface Checkout {
  id: string
  state: 'open' | 'paid' | 'pending' | 'expired'
  /** Where the buyer pays; null when it is over. */
  url: string | null
  /** The payment, once there is one. */
  payment: string | null
  /** What the processor's books call it once it is paid; null when a page was only opened or ended. */
  charge: string | null
  order: string | null
  amountMinor: number
  currency: string
}

export interface Payment {
  id: string
  state: 'open' | 'authorised' | 'paid' | 'canceled'
  amountMinor: number
  receivedMinor: number
  refundedMinor: number
  currency: string
  /** What transfers to sellers come out of; null until it is paid. */
  charge: string | null
  disputed: boolean
  order: string | null
}

export interface RefundAsk {
  key: string
  payment: string
  amountMinor: number
  /** Our id of the refund. */
  refund: string
}
export type RefundState = 'pending' | 'done' | 'failed'
export interface Refund {
  id: string
  state: RefundState
  amountMinor: number
}

export interface CardDispute {
  id: string
  payment: string | null
  amountMinor: number
  currency: string
  /** The bank's word for why. */
  reason: string
  state: 'open' | 'under_review' | 'won' | 'lost'
  /** Whether the bank has taken the money, or only asks. */
  withdrawn: boolean
  /** Until when evidence counts. */
  dueAt: Date | null
}

export interface SellerAsk {
  key: string
  /** Our id of the person. */
  seller: string
  email: string
  name: string
  /** ISO 3166-1 alpha-2. */
  country: string
}
export interface Seller {
  id: string
  /** `restricted`: the seller must answer questions; `pending`: the processor looks at the answers. */
  state: 'active' | 'pending' | 'restricted'
  /** What is still to be answered, in the processor's own names. */
  missing: string[]
}

export interface TransferAsk {
  key: string
  /** The seller's id at the processor. */
  seller: string
  amountMinor: number
  currency: string
  /** The charge it comes out of. Without one it needs money that is there. */
  charge?: string
  order: string
}

export interface PayoutAsk {
  key: string
  seller: string
  amountMinor: number
  currency: string
  /** Our id of the payout. */
  payout: string
}
export interface Payout {
  id: string
  state: 'on_its_way' | 'paid' | 'failed'
  amountMinor: number
  /** Why the bank sent it back. */
  failure: string | null
}

/** Minor units by currency. */
export interface Balance {
  available: Record<string, number>
  pending: Record<string, number>
}

/** One line of the processor's own books. */
export interface Booking {
  id: string
  at: Date
  kind: string
  amountMinor: number
  feeMinor: number
  currency: string
  /** The object it is about. */
  source: string | null
}

/** A hint that something changed: what it is now must be fetched. */
export interface Hint {
  id: string
  type: string
  /** The object it is about. */
  about: string
  /** The seller's account, when it is theirs. */
  account: string | null
}

/**
 * Whoever takes cards for us and pays sellers. A rule that says no is a Refusal, what fails outside an Outage that says
 * whether it may have happened; the same ask under the same key never happens twice.
 */
export interface CardProcessor {
  openCheckout(ask: CheckoutAsk): Promise<Checkout>
  checkout(id: string): Promise<Checkout>
  /** Ends an open one; refused when it was paid meanwhile. */
  expireCheckout(id: string): Promise<Checkout>
  payment(id: string): Promise<Payment>
  refund(ask: RefundAsk): Promise<Refund>
  readRefund(id: string): Promise<Refund>
  dispute(id: string): Promise<CardDispute>
  /** Our side of a dispute, as text; it is decided upon and cannot be changed afterwards. */
  sendEvidence(ask: { key: string; dispute: string; text: string }): Promise<CardDispute>
  openSeller(ask: SellerAsk): Promise<Seller>
  seller(id: string): Promise<Seller>
  /** A page on which the seller answers; it is good for minutes. */
  onboardingUrl(seller: string, urls: { again: string; back: string }): Promise<string>
  transfer(ask: TransferAsk): Promise<string>
  reverseTransfer(ask: { key: string; transfer: string; amountMinor: number }): Promise<string>
  payOut(ask: PayoutAsk): Promise<Payout>
  payout(seller: string, id: string): Promise<Payout>
  /** Ours, or that of a seller. */
  balance(seller?: string): Promise<Balance>
  /** Our books from a moment on, the newest first. */
  bookings(since: Date): AsyncIterable<Booking>
  /** What was told since a moment, for those who missed a call. */
  hints(since: Date): AsyncIterable<Hint>
  /** What a signed call says; refused when nobody of theirs signed it. */
  readHint(raw: string, signature: string, secret: string): Hint
}
