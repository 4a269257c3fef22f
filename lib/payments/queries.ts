import { query } from '@/lib/kernel/operation'
import { ownPayment } from './access'
import { findPayment, viewOf } from './row'
import { paymentRefInput, paymentView } from './schemas'

export const viewPayment = query(
  {
    name: 'payments.view',
    summary: 'An attempt to pay an order: how, how much, and what has become of it as far as we know.',
    input: paymentRefInput,
    output: paymentView,
    access: ownPayment,
  },
  async ({ paymentId }, { db }) => viewOf(await findPayment(db, paymentId)),
)
