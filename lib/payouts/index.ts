/**
 * Owns how sellers are paid by bank: their account at the payment provider, what may leave and what may not yet, payouts.
 * What they earned is what the ledger posted to their wallets as sales; it never decides that something was sold.
 */
export { payoutReactions, readAgain } from './hints'
export { checkAccount, onboard, setMonthly } from './onboard'
export { openAccount } from './open-account'
export { handOverPayouts, payoutsPersonData } from './person-data'
export { myEarnings, myPayouts, sellerCsv, sellerStatement } from './queries'
export { requestPayout } from './request-payout'
export { enteredPayout, payoutFacts } from './row'
export { sendPayout } from './send-payout'
export { payoutTimers } from './sweep'
