import { ask } from '@/lib/doors'
import { viewReceipt } from '@/lib/orders'
import { pdfResponse } from '../../../_parts/pdf-response'

type Context = { params: Promise<{ orderId: string }> }

export async function GET(_: Request, { params }: Context): Promise<Response> {
  return pdfResponse(await ask(viewReceipt, await params))
}
