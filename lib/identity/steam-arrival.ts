import { parseCookie } from 'cookie'
import { system } from '@/lib/kernel/access'
import { env } from '@/lib/kernel/env'
import { Outage, Refusal } from '@/lib/kernel/errors'
import { log } from '@/lib/kernel/log'
import { readPersona } from './adapters/steam-profile'
import { finishSteam } from './openid'
import { readSteamProof } from './proof'
import { signInWithSteam } from './sign-in-with-steam'
import { stateCookieName } from './state-cookie'

/** Verifies the browser that came back from Steam. Returns the sealed proof. */
export function proofOfArrival(request: Request, returnPath: string): Promise<string> {
  const jar = parseCookie(request.headers.get('cookie') ?? '')
  return finishSteam({
    query: new URL(request.url).searchParams,
    returnUrl: env().APP_URL + returnPath,
    state: jar[stateCookieName],
  })
}

/** The account of the browser that came back from Steam, or the code of what went wrong. */
export async function steamArrival(
  request: Request,
  returnPath: string,
): Promise<{ personId: string } | { error: string }> {
  try {
    const proof = await proofOfArrival(request, returnPath)
    const persona = await readPersona(readSteamProof(proof))
    const { id } = await signInWithSteam.run({ actor: system('identity.signIn') }, { proof, persona })
    return { personId: id }
  } catch (error) {
    return { error: arrivalProblem(error) }
  }
}

export function arrivalProblem(error: unknown): string {
  if (error instanceof Refusal) return error.code
  if (error instanceof Outage) return error.system === 'steam' ? 'steam_unavailable' : 'unavailable'
  log().error({ err: error }, 'an answer of Steam could not be handled')
  return 'internal'
}
