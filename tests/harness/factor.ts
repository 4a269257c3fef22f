import { generateSync } from 'otplib'
import { confirmTotp, startTotp } from '../../lib/identity'
import type { Person } from '../../lib/kernel/access'

const stepMs = 30_000

/** What an authenticator shows, `steps` of 30 s from now. */
export const codeOf = (secret: string, steps = 0): string =>
  generateSync({ secret, epoch: Math.floor((Date.now() + steps * stepMs) / 1_000) })

/** Begins to set up an authenticator that no code has confirmed yet. */
export const begunFactor = async (actor: Person): Promise<string> =>
  (await startTotp.run({ actor }, {})).secret

/** Sets up an authenticator, confirmed by the code of this step: the next code is that of the step after it. */
export async function factorOf(actor: Person): Promise<string> {
  const secret = await begunFactor(actor)
  await confirmTotp.run({ actor }, { code: codeOf(secret) })
  return secret
}
