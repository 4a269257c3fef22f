import { ask } from '@/lib/doors'
import { sellerCsv } from '@/lib/payouts'

export async function GET(request: Request): Promise<Response> {
  const { filename, csv } = await ask(sellerCsv, Object.fromEntries(new URL(request.url).searchParams))
  return new Response(csv, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${filename}"`,
      'cache-control': 'no-store',
    },
  })
}
