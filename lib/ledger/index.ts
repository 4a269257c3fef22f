/**
 * Owns accounts, postings, holds and every balance: double entry that sums to zero at each commit.
 * Never decides why money moves, and never talks to the outside world.
 */
export { type Account, clearing, escrow, fees, wallet } from './accounts'
export { adjust } from './adjust'
export { type Balance, type Balances, balanceOf, balances } from './balances'
export { handOverWallet } from './hand-over'
export { type Capture, captureHold, type NewHold, openHold, releaseHold } from './holds'
export { ledgerJobs, ledgerTimers } from './jobs'
export { ledgerPersonData } from './person-data'
export { type Leg, type Posted, type Posting, post, type Within } from './post'
export { proveLedger } from './prove'
export { ledgerHealth, statement, statementCsv, walletOverview } from './queries'
export { csv, decimal } from './statement-csv'
