import { answerLink, startLink } from '@/lib/identity'
import { fromOurSite } from '@/lib/kernel/origin'

export const GET = answerLink

export function POST(request: Request): Response | Promise<Response> {
  const { headers } = request
  if (fromOurSite(headers.get('origin'), headers.get('host'))) return startLink(request)
  return new Response('This request did not come from a page of this site.', { status: 403 })
}
