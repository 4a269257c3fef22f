import type { NextRequest } from 'next/server'
import NextAuth, { type NextAuthOptions } from 'next-auth'
import type { OAuthConfig } from 'next-auth/providers/oauth'
import { system } from '@/lib/kernel/access'
import { env } from '@/lib/kernel/env'
import { log } from '@/lib/kernel/log'
import { holderOf } from './access'
import { credentialProviders } from './credential-providers'
import { linkOnArrival } from './link-route'
import { openSession, sessionMs } from './open-session'
import { startSteam } from './openid'
import { safePath } from './safe-path'
import { waySchema } from './schemas'
import { actorOfCookie } from './session'
import { signOut } from './sign-out'
import { newState, stateCookie } from './state-cookie'
import { steamArrival } from './steam-arrival'

const callbackPath = '/api/auth/callback/steam'
const desk = system('identity.signIn')

interface RouteContext {
  params: Promise<{ nextauth: string[] }>
}

/** The route of next-auth. The Steam provider is built per request: OpenID 2.0 answers are verified here, not by OAuth. */
export async function answerAuth(request: NextRequest, context: RouteContext): Promise<Response> {
  const [step, provider] = (await context.params).nextauth
  const run = (steam: SteamStep): Promise<Response> => NextAuth(request, context, options(request, steam))
  if (provider !== 'steam') return run({})
  const cookie = stateCookie(callbackPath)
  if (step === 'signin' && request.method === 'POST') {
    const state = newState()
    const response = await run({ state })
    response.headers.append('set-cookie', cookie.set(state))
    return response
  }
  if (step !== 'callback') return run({})
  const linked = await linkOnArrival(request, callbackPath)
  if (linked) return linked
  const arrived = await steamArrival(request, callbackPath)
  const response = 'error' in arrived ? refused(arrived.error) : await run({ personId: arrived.personId })
  response.headers.append('set-cookie', cookie.clear())
  return response
}

const refused = (error: string) =>
  new Response(null, { status: 302, headers: { location: `${env().APP_URL}/sign-in?error=${error}` } })

interface SteamStep {
  state?: string
  personId?: string
}

function options(request: Request, steam: SteamStep): NextAuthOptions {
  return {
    secret: env().AUTH_SECRET,
    session: { strategy: 'jwt', maxAge: sessionMs / 1_000 },
    pages: { signIn: '/sign-in', error: '/sign-in' },
    providers: [steamProvider(steam), ...credentialProviders(request)],
    callbacks: {
      redirect: ({ url }) => env().APP_URL + safePath(url, env().APP_URL),
      jwt: async ({ token, user, account }) =>
        user ? begin(request, user.id, account?.provider ?? '') : token,
      session: ({ session }) => ({ expires: session.expires }),
    },
    events: {
      signOut: async () => {
        const actor = await actorOfCookie(request.headers.get('cookie'))
        if (holderOf(actor)) await signOut.run({ actor }, {})
      },
    },
    logger: {
      error: (code, about) => log().warn({ code, reason: reasonOf(about) }, 'sign-in failed'),
      warn: (code) => log().debug({ code }, 'sign-in'),
      debug: () => {},
    },
  }
}

/** The claims of a new cookie: who, and in which session. */
async function begin(request: Request, personId: string, provider: string) {
  const way = provider === 'credentials' ? 'password' : waySchema.parse(provider)
  // A passkey is something one has, opened by something one knows or is.
  const proven = way === 'passkey'
  const userAgent = request.headers.get('user-agent') ?? ''
  const address = request.headers.get('x-tradepost-address') ?? ''
  const { sessionId } = await openSession.run({ actor: desk }, { personId, way, proven, userAgent, address })
  return { sub: personId, sid: sessionId }
}

const reasonOf = (about: unknown): string | undefined => {
  if (about instanceof Error) return about.message
  const { error } = about as { error?: unknown }
  return error instanceof Error ? error.message : undefined
}

function steamProvider({ state, personId }: SteamStep): OAuthConfig<{ sub: string }> {
  const { endpoint, params } = startSteam(env().APP_URL + callbackPath, state ?? '')
  return {
    id: 'steam',
    name: 'Steam',
    type: 'oauth',
    checks: ['none'],
    idToken: false,
    clientId: 'tradepost',
    clientSecret: 'none',
    authorization: { url: endpoint, params },
    token: { request: async () => ({ tokens: {} }) },
    userinfo: { request: async () => ({ sub: personId ?? '' }) },
    profile: ({ sub }) => ({ id: sub }),
  }
}
