import { visitorOf } from '@/lib/doors'
import { sendAvatar } from '@/lib/identity'
import { limitedBody, problemResponse, requestIdOf } from '@/lib/kernel/door'
import { problemOf } from '@/lib/kernel/errors'
import { maxPictureBytes } from '@/lib/media'

/** Takes the bytes of one picture as they are. */
export async function PUT(request: Request): Promise<Response> {
  try {
    const answer = await sendAvatar(await visitorOf(), () => limitedBody(request, maxPictureBytes))
    return Response.json(answer, { headers: { 'cache-control': 'no-store' } })
  } catch (error) {
    return problemResponse(problemOf(error), requestIdOf(request))
  }
}
