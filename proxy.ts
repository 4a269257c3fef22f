import { type NextRequest, NextResponse } from 'next/server'
import { env } from '@/lib/kernel/env'

/** Sign-in happens on the one address people come back to; elsewhere its cookies would be lost on the way. */
export function proxy(request: NextRequest): NextResponse {
  const own = new URL(env().APP_URL)
  const host = request.headers.get('host')
  if (!host || host === own.host) return NextResponse.next()
  const { pathname, search } = request.nextUrl
  return NextResponse.redirect(own.origin + pathname + search)
}

export const config = { matcher: ['/sign-in', '/sign-up/:path*', '/reset/:path*', '/confirm-email/:path*'] }
