import { env } from '@/lib/kernel/env'
import { linkSteam } from './link-steam'
import { startSteam } from './openid'
import { personOfCookie } from './session'
import { newState, stateCookie } from './state-cookie'
import { arrivalProblem, proofOfArrival } from './steam-arrival'

const returnPath = '/api/steam/link'

const redirectTo = (url: string, cookie?: string) =>
  new Response(null, { status: 303, headers: { location: url, ...(cookie ? { 'set-cookie': cookie } : {}) } })

/** Sends a signed-in browser to Steam, to prove which account is theirs. */
export async function startLink(request: Request): Promise<Response> {
  if (!(await personOfCookie(request.headers.get('cookie')))) return redirectTo(`${env().APP_URL}/sign-in`)
  const state = newState()
  const { endpoint, params } = startSteam(env().APP_URL + returnPath, state)
  return redirectTo(`${endpoint}?${new URLSearchParams(params)}`, stateCookie(returnPath).set(state))
}

/** The browser comes back from Steam: links the account and returns to the account page, with `?error=` if it failed. */
export async function answerLink(request: Request): Promise<Response> {
  const linked = await linkOnArrival(request, returnPath)
  return linked ?? redirectTo(`${env().APP_URL}/sign-in`, stateCookie(returnPath).clear())
}

/**
 * Who comes back from Steam while signed in is not a second person: the Steam account is linked to theirs. Null for a
 * browser in which nobody is signed in.
 */
export async function linkOnArrival(request: Request, path: string): Promise<Response | null> {
  const actor = await personOfCookie(request.headers.get('cookie'))
  if (!actor) return null
  const home = `${env().APP_URL}/account`
  const clear = stateCookie(path).clear()
  try {
    await linkSteam.run({ actor }, { proof: await proofOfArrival(request, path) })
    return redirectTo(home, clear)
  } catch (error) {
    return redirectTo(`${home}?error=${arrivalProblem(error)}`, clear)
  }
}
