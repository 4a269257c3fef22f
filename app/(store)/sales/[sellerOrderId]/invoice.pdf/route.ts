import { ask } from '@/lib/doors'
import { viewInvoice } from '@/lib/orders'
import { pdfResponse } from '../../../_parts/pdf-response'

type Context = { params: Promise<{ sellerOrderId: string }> }

export async function GET(_: Request, { params }: Context): Promise<Response> {
  return pdfResponse(await ask(viewInvoice, await params))
}
