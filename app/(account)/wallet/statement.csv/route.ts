import { ask } from '@/lib/doors'
import { statementCsv } from '@/lib/ledger'

export async function GET(request: Request): Promise<Response> {
  const { filename, csv } = await ask(statementCsv, Object.fromEntries(new URL(request.url).searchParams))
  return new Response(csv, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${filename}"`,
      'cache-control': 'no-store',
    },
  })
}
