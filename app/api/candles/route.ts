import { visitorOf } from '@/lib/doors'
import { sendCandleFile } from '@/lib/exchanges'
import { maxFileBytes } from '@/lib/exchanges/schemas/file'
import { limitedBody, problemResponse, requestIdOf } from '@/lib/kernel/door'
import { problemOf } from '@/lib/kernel/errors'

/** Takes the bytes of one file of candles as they are; the query says what they are. */
export async function PUT(request: Request): Promise<Response> {
  try {
    const about = Object.fromEntries(new URL(request.url).searchParams)
    const read = () => limitedBody(request, maxFileBytes)
    const answer = await sendCandleFile(await visitorOf(), about, read)
    return Response.json(answer, { headers: { 'cache-control': 'no-store' } })
  } catch (error) {
    return problemResponse(problemOf(error), requestIdOf(request))
  }
}
