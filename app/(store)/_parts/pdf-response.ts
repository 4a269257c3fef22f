import { type DocumentView, writeDocument } from '@/lib/orders'

/** Sends a document while it is written. Nobody keeps it but whoever asked. */
export function pdfResponse(view: DocumentView): Response {
  const chunks = writeDocument(view)[Symbol.asyncIterator]()
  const body = new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const { done, value } = await chunks.next()
      if (done) controller.close()
      else controller.enqueue(new Uint8Array(value))
    },
  })
  return new Response(body, {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="tradepost-${view.kind}-${view.number}.pdf"`,
      'cache-control': 'private, no-store',
    },
  })
}
