import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import { env } from '@/lib/kernel/env'
import { log } from '@/lib/kernel/log'

const library = () => import('@simplewebauthn/server')

/** A passkey belongs to the host of this site, and answers to no other. */
const site = () => ({ rpID: new URL(env().APP_URL).hostname, origin: new URL(env().APP_URL).origin })

const timeout = 120_000

interface Known {
  credentialId: string
  transports: readonly string[]
}

type Transports = NonNullable<RegistrationResponseJSON['response']['transports']>
const descriptors = (known: readonly Known[]) =>
  known.map(({ credentialId: id, transports }) => ({ id, transports: [...transports] as Transports }))

interface Newcomer {
  personId: string
  name: string
  challenge: string
  known: readonly Known[]
}

/** What a browser needs to make a passkey that can be found without a name and knows its owner. */
export async function creationOptions({ personId, name, challenge, known }: Newcomer) {
  const { generateRegistrationOptions } = await library()
  return generateRegistrationOptions({
    rpName: 'Tradepost',
    rpID: site().rpID,
    userName: name,
    userDisplayName: name,
    userID: new TextEncoder().encode(personId),
    challenge: bytesOf(challenge),
    timeout,
    attestationType: 'none',
    excludeCredentials: descriptors(known),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
}

/** What a browser needs to show a passkey: one of these, or without any, whichever the person chooses. */
export async function requestOptions(challenge: string, known: readonly Known[]) {
  const { generateAuthenticationOptions } = await library()
  return generateAuthenticationOptions({
    rpID: site().rpID,
    challenge: bytesOf(challenge),
    timeout,
    allowCredentials: descriptors(known),
    userVerification: 'required',
  })
}

const bytesOf = (challenge: string) => new Uint8Array(Buffer.from(challenge, 'base64url'))

export interface NewPasskey extends Known {
  publicKey: Buffer
  counter: number
  backedUp: boolean
}

/** The passkey that a browser has made; null when the answer is not right. */
export async function madePasskey(response: unknown, challenge: string): Promise<NewPasskey | null> {
  const { verifyRegistrationResponse } = await library()
  const { rpID, origin } = site()
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: response as RegistrationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: rpID,
      requireUserVerification: true,
    })
    if (!verified || !registrationInfo) return null
    const { credential, credentialBackedUp: backedUp } = registrationInfo
    const { id: credentialId, publicKey, counter, transports = [] } = credential
    return { credentialId, publicKey: Buffer.from(publicKey), counter, transports, backedUp }
  } catch (error) {
    log().info({ err: error }, 'a new passkey was refused')
    return null
  }
}

/** The new value of the counter when the browser has shown this very passkey; null when the answer is not right. */
export async function shownCounter(
  response: unknown,
  challenge: string,
  { credentialId: id, publicKey, counter }: Pick<NewPasskey, 'credentialId' | 'publicKey' | 'counter'>,
): Promise<number | null> {
  const { verifyAuthenticationResponse } = await library()
  const { rpID, origin } = site()
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: response as AuthenticationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: rpID,
      credential: { id, publicKey: new Uint8Array(publicKey), counter },
      requireUserVerification: true,
    })
    return verified ? authenticationInfo.newCounter : null
  } catch (error) {
    log().info({ err: error }, 'a passkey was refused')
    return null
  }
}
