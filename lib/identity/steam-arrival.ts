import { parseCookie } from 'cookie'
import { system } from '@/lib/kernel/access'
import { env } from '@/lib/kernel/env'
import { Outage, Refusal } from '@/lib/kernel/errors'
import { log } from '@/lib/kernel/log'
import { readPersona } from './adapters/steam-profile'
import { finishSteam } from './openid'
import { readSteamProof } from './proof'
import type { Newcomer } from './schemas/sign-in'
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

export type Arrival = { personId: string } | { newcomer: Newcomer } | { error: string }

/** Whose browser came back from Steam, somebody whom no account knows, or the code of what went wrong. */
export async function steamArrival(request: Request, returnPath: string): Promise<Arrival> {
  try {
    const proof = await proofOfArrival(request, returnPath)
    const steamId = readSteamProof(proof)
    const { name, avatarUrl } = (await readPersona(steamId)) ?? {
      name: `Steam ${steamId.slice(-4)}`,
      avatarUrl: null,
    }
    const known = await signInWithSteam.run({ actor: system('identity.signIn') }, { proof, avatarUrl })
    return known ? { personId: known.id } : { newcomer: { way: 'steam', steamId, name, avatarUrl } }
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
