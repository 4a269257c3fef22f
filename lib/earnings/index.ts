/**
 * Earnings: what sellers earned, when it becomes theirs, and what the platform and the tax keep of it.
 * Never decides that something was sold, delivered or refunded.
 */
export { accrue, holdEarning, type NewEarning, reverseEarning, startClearing } from './earning'
export { earningAvailable, maturedFacts } from './events'
export { earningsPersonData, handOverEarnings } from './person-data'
export { earningTimers } from './timers'
