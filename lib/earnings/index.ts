/**
 * Earnings: what sellers earned, when it becomes theirs, and what the platform and the tax keep of it.
 * Never decides that something was sold, delivered or refunded.
 */
export { myClearing } from './clearing'
export { accrue, holdEarning, type NewEarning, reverseEarning, startClearing } from './earning'
export { endFee } from './end-fee'
export { earningAvailable, maturedFacts } from './events'
export { earningsPersonData, handOverEarnings } from './person-data'
export { feePreview, feeRules, myFees } from './queries'
export { setFee } from './set-fee'
export { earningTimers } from './timers'
