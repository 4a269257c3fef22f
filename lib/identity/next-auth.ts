import { parseCookie } from 'cookie'
import type { NextRequest } from 'next/server'
import NextAuth, { type NextAuthOptions } from 'next-auth'
import type { OAuthConfig } from 'next-auth/providers/oauth'
import { z } from 'zod'
import { system } from '@/lib/kernel/access'
import { env } from '@/lib/kernel/env'
import { log } from '@/lib/kernel/log'
import { holderOf } from './access'
import { credentialProviders, type OnNewcomer } from './credential-providers'
import { linkOnArrival } from './link-route'
import { newcomerCookie, sealNewcomer } from './newcomer'
import { openSession, sessionMs } from './open-session'
import { startSteam } from './openid'
import { safePath } from './safe-path'
import { type Newcomer, waySchema } from './schemas/sign-in'
import { actorOfCookie } from './session'
import { signOut } from './sign-out'
import { newState, stateCookie } from './state-cookie'
import { type Arrival, steamArrival } from './steam-arrival'

const callbackPath = '/api/auth/callback/steam'
const desk = system('identity.signIn')

interface RouteContext {
  params: Promise<{ nextauth: string[] }>
}

/** The route of next-auth. The Steam provider is built per request: OpenID 2.0 answers are verified here, not by OAuth. */
export async function answerAuth(request: NextRequest, context: RouteContext): Promise<Response> {
  const [step, provider] = (await context.params).nextauth
  const isPost = request.method === 'POST'
  if (provider === 'steam' && step === 'signin' && isPost) return goToSteam(request, context)
  if (provider === 'steam' && step === 'callback') return comeFromSteam(request, context)
  const asked: Asked[] = []
  const response = await NextAuth(
    request,
    context,
    options(request, {}, (newcomer, backTo) => asked.push({ newcomer, backTo })),
  )
  const [first] = asked
  if (first) return askWhetherNew(first, (url, headers) => Response.json({ url }, { headers }))
  if (provider === 'newcomer' && response.ok) response.headers.append('set-cookie', newcomerCookie.clear())
  return response
}

async function goToSteam(request: NextRequest, context: RouteContext): Promise<Response> {
  const state = newState()
  const response: Response = await NextAuth(request, context, options(request, { state }))
  response.headers.append('set-cookie', stateCookie(callbackPath).set(state))
  return response
}

async function comeFromSteam(request: NextRequest, context: RouteContext): Promise<Response> {
  const linked = await linkOnArrival(request, callbackPath)
  if (linked) return linked
  const arrived = await steamArrival(request, callbackPath)
  const response = await shown(arrived, request, context)
  response.headers.append('set-cookie', stateCookie(callbackPath).clear())
  return response
}

function shown(arrived: Arrival, request: NextRequest, context: RouteContext): Promise<Response> | Response {
  if ('error' in arrived) return redirectTo(`${env().APP_URL}/sign-in?error=${arrived.error}`)
  if ('personId' in arrived) return NextAuth(request, context, options(request, arrived))
  const jar = parseCookie(request.headers.get('cookie') ?? '')
  const backTo = jar['__Secure-next-auth.callback-url'] ?? jar['next-auth.callback-url']
  return askWhetherNew({ newcomer: arrived.newcomer, backTo }, redirectTo)
}

const redirectTo = (location: string, headers: Record<string, string> = {}) =>
  new Response(null, { status: 302, headers: { ...headers, location } })

interface Asked {
  newcomer: Newcomer
  backTo: string | undefined
}

/** Nobody gets an account by accident: a page asks first, and what was proved waits in a cookie. */
async function askWhetherNew(
  { newcomer, backTo }: Asked,
  answer: (url: string, headers: Record<string, string>) => Response,
): Promise<Response> {
  const next = encodeURIComponent(safePath(backTo, env().APP_URL))
  const cookie = newcomerCookie.set(await sealNewcomer(newcomer))
  return answer(`${env().APP_URL}/sign-in/new?callbackUrl=${next}`, { 'set-cookie': cookie })
}

interface SteamStep {
  state?: string
  personId?: string
}

function options(request: Request, steam: SteamStep, onNewcomer: OnNewcomer = () => {}): NextAuthOptions {
  return {
    secret: env().AUTH_SECRET,
    session: { strategy: 'jwt', maxAge: sessionMs / 1_000 },
    pages: { signIn: '/sign-in', error: '/sign-in' },
    providers: [steamProvider(steam), ...credentialProviders(request, onNewcomer)],
    callbacks: {
      redirect: ({ url }) => env().APP_URL + safePath(url, env().APP_URL),
      jwt: async ({ token, user }) => (user ? begin(request, cameIn.parse(user)) : token),
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

const cameIn = z.object({ id: z.string(), way: waySchema })

/** The claims of a new cookie: who, and in which session. */
async function begin(request: Request, { id: personId, way }: z.infer<typeof cameIn>) {
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
    profile: ({ sub }) => ({ id: sub, way: 'steam' }),
  }
}
