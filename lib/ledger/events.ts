import { event } from '@/lib/kernel/events'
import { adjustedPayload, holdExpiredPayload, proofView } from './schemas'

/** An admin credited or debited a wallet. */
export const adjusted = event('ledger.adjusted', adjustedPayload)

/** Nobody captured or released a hold in time; its money is available again. */
export const holdExpired = event('ledger.holdExpired', holdExpiredPayload)

/** The regular proof found a figure that must be zero and is not. */
export const unsound = event('ledger.unsound', proofView)
