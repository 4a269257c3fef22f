import { assert } from '@/lib/kernel/errors'
import { command } from '@/lib/kernel/operation'
import { ownPayment } from './access'
import { demandOpen, openPage } from './hosted-page'
import { findPayment } from './row'
import { pageView, paymentRefInput } from './schemas'

export const openHostedPage = command(
  {
    name: 'payments.openHostedPage',
    summary: 'The address of the page on which a card payment is made; the same one each time.',
    input: paymentRefInput,
    output: pageView,
    access: ownPayment,
    limit: { max: 30, windowS: 60 },
    prepare: async ({ paymentId }) => void (await openPage(paymentId)),
  },
  async ({ paymentId }, { tx, now }) => {
    const row = await findPayment(tx, paymentId)
    demandOpen(row, now)
    assert(row.url, 'An open page has an address.')
    return { url: row.url }
  },
)
