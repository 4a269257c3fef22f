import { redirect } from 'next/navigation'
import { ask, visitorOf } from '@/lib/doors'
import { look, viewPayment } from '@/lib/payments'

type Props = { params: Promise<{ paymentId: string }> }

/** Where the page of the card processor sends people back to: what it says of itself in its address is not believed. */
export default async function BackFromPaying({ params }: Props) {
  const { paymentId } = await params
  const { orderId } = await ask(viewPayment, { paymentId })
  const { state } = await look.run(await visitorOf(), { paymentId }).catch(() => ({ state: 'open' }))
  redirect(state === 'paid' ? `/orders/${orderId}` : `/checkout/${orderId}`)
}
