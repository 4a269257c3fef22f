import { type Account, clearing } from '@/lib/ledger'

export const costs: Account = 'platform:processor_fees'
const ourBank: Account = clearing('bank')

/** Lines that no payment, refund or payout of a seller stands behind. */
export const ownKinds: Record<string, { with: Account; title: string }> = {
  payout: { with: ourBank, title: 'Payout to our bank' },
  payout_cancel: { with: ourBank, title: 'Payout to our bank, taken back' },
  payout_failure: { with: ourBank, title: 'Payout to our bank, sent back' },
  stripe_fee: { with: costs, title: 'Fee of the payment provider' },
}
