/**
 * Deals: an item for money, through escrow, one leg after the other.
 * Never talks to Steam itself and never writes a balance; it asks the steam domain for trades and the ledger for postings.
 */
export { noteDeal, refundDeal, retryDeal } from './admin'
export { adminCase } from './admin-case'
export { adminDeals } from './admin-queries'
export { askForHelp } from './ask-for-help'
export { buyItem } from './buy-item'
export { declineDeal } from './decline'
export { dealProgressed, enteredDeal } from './events'
export { handOverDeals } from './hand-over'
export { feeBps, feeOf } from './money'
export { countMoves, myDeals } from './my-deals'
export { demandTradeUrl, openDeal } from './open-deal'
export { dealsPersonData } from './person-data'
export { viewDeal } from './queries'
export { dealReactions } from './reactions'
export { sendAgain } from './send-again'
export { dealTimers } from './timers'
