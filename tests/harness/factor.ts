import { generateSync } from 'otplib'
import { confirmTotp, startTotp } from '../../lib/identity'
import type { Person } from '../../lib/kernel/access'
import { signedInAs } from './mailbox'

const stepMs = 30_000

/** What an authenticator shows, `steps` of 30 s from now. */
export const codeOf = (secret: string, steps = 0): string =>
  generateSync({ secret, epoch: Math.floor((Date.now() + steps * stepMs) / 1_000) })

/** Begins to set up an authenticator that no code has confirmed yet, in a browser where they have just signed in. */
export const begunFactor = async (actor: Person): Promise<string> =>
  (await startTotp.run({ actor: actor.sessionId ? actor : await signedInAs(actor.id) }, {})).secret

/** Sets up an authenticator, confirmed by the code of this step: the next code is that of the step after it. */
export async function factorOf(actor: Person): Promise<string> {
  const secret = await begunFactor(actor)
  await confirmTotp.run({ actor }, { code: codeOf(secret) })
  return secret
}

/** This person in a browser in which they have just set up and shown a second factor. */
export async function provenOf(actor: Person): Promise<Person> {
  const here = await signedInAs(actor.id)
  await factorOf(here)
  return here
}
