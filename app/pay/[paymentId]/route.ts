import { redirect } from 'next/navigation'
import { action, ask } from '@/lib/doors'
import { look, viewPayment } from '@/lib/payments'

type Context = { params: Promise<{ paymentId: string }> }

const lookAgain = action(look)

/**
 * Where the payment provider sends the buyer back to. What the address says about the payment is not read: the provider
 * is asked, and when it does not answer, the order's page says that the payment is being looked for.
 */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const { paymentId } = await params
  const { orderId } = await ask(viewPayment, { paymentId })
  await lookAgain({ paymentId })
  redirect(`/orders/${orderId}`)
}
