import { ask } from '@/lib/doors'
import { downloadExport } from '@/lib/privacy'

type Context = { params: Promise<{ exportId: string }> }

export async function GET(_: Request, { params }: Context): Promise<Response> {
  const { filename, content } = await ask(downloadExport, await params)
  return new Response(Buffer.from(content), {
    headers: {
      'content-type': 'application/zip',
      'content-disposition': `attachment; filename="${filename}"`,
      'cache-control': 'no-store',
    },
  })
}
