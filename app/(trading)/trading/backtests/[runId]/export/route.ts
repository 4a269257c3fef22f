import { exportBacktest } from '@/lib/backtest'
import { ask } from '@/lib/doors'

type Context = { params: Promise<{ runId: string }> }

export async function GET(request: Request, { params }: Context): Promise<Response> {
  const asked = { ...Object.fromEntries(new URL(request.url).searchParams), ...(await params) }
  const { filename, type, content } = await ask(exportBacktest, asked)
  return new Response(content, {
    headers: {
      'content-type': type,
      'content-disposition': `attachment; filename="${filename}"`,
      'cache-control': 'no-store',
    },
  })
}
