import { visitorOf } from '@/lib/doors'
import { problemResponse, requestIdOf } from '@/lib/kernel/door'
import { problemOf } from '@/lib/kernel/errors'
import { readEvidenceFile } from '@/lib/orders'

type Context = { params: Promise<{ fileId: string }> }

/** A file of a dispute, for its parties and admins; a PDF is kept, never opened inside our pages. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  try {
    const { name, type, bytes } = await readEvidenceFile(await visitorOf(), (await params).fileId)
    const how = type === 'application/pdf' ? 'attachment' : 'inline'
    const headers = {
      'Content-Type': type,
      'Content-Disposition': `${how}; filename*=UTF-8''${encodeURIComponent(name)}`,
      'Cache-Control': 'private, no-store',
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'X-Content-Type-Options': 'nosniff',
    }
    return new Response(new Uint8Array(bytes), { headers })
  } catch (error) {
    return problemResponse(problemOf(error), requestIdOf(request))
  }
}
