import { command } from '@/lib/kernel/operation'
import { ownPayment } from './access'
import { followPayment } from './follow'
import { findPayment, viewOf } from './row'
import { paymentRefInput, paymentView } from './schemas'

export const look = command(
  {
    name: 'payments.look',
    summary:
      'Asks the payment provider what has become of a payment, and says it. For who comes back from its page.',
    input: paymentRefInput,
    output: paymentView,
    access: ownPayment,
    openToSuspended: true,
    limit: { max: 60, windowS: 60 },
    prepare: async ({ paymentId }) => void (await followPayment(paymentId)),
  },
  async ({ paymentId }, { tx }) => viewOf(await findPayment(tx, paymentId)),
)
