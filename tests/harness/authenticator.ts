import { createHash, createSign, generateKeyPairSync, randomBytes } from 'node:crypto'
import { isoCBOR } from '@simplewebauthn/server/helpers'

type Json = Record<string, unknown>

const b64 = (bytes: Uint8Array | string) => Buffer.from(bytes).toString('base64url')
const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest()

export interface Habits {
  origin?: string
  rpId?: string
  /** Without it, the person was there but did not show who they are. */
  verifies?: boolean
}

/** A key ring as in a browser, for tests: makes and shows passkeys, and counts as told to. */
export function authenticator({
  origin = 'http://localhost:3000',
  rpId = 'localhost',
  verifies = true,
}: Habits = {}) {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const id = randomBytes(32)
  const flags = (more: number) => Buffer.from([1 | (verifies ? 4 : 0) | more])
  const state = { counter: 0, userHandle: '' }
  const counted = () => {
    const bytes = Buffer.alloc(4)
    bytes.writeUInt32BE(state.counter)
    return bytes
  }
  const clientData = (type: string, challenge: string) =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))
  const said = { id: b64(id), rawId: b64(id), type: 'public-key' as const, clientExtensionResults: {} }

  function make(options: Json & { challenge: string }) {
    state.userHandle = String((options.user as Json).id)
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
    const cose = new Map<number, number | Uint8Array>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, new Uint8Array(Buffer.from(x, 'base64url'))],
      [-3, new Uint8Array(Buffer.from(y, 'base64url'))],
    ])
    const length = Buffer.from([0, id.length])
    const key = isoCBOR.encode(cose)
    const authData = Buffer.concat([sha256(rpId), flags(64), counted(), Buffer.alloc(16), length, id, key])
    const attestation = new Map<string, unknown>([
      ['fmt', 'none'],
      ['attStmt', new Map()],
      ['authData', new Uint8Array(authData)],
    ])
    const attestationObject = b64(isoCBOR.encode(attestation as Parameters<typeof isoCBOR.encode>[0]))
    const clientDataJSON = b64(clientData('webauthn.create', options.challenge))
    return { ...said, response: { clientDataJSON, attestationObject, transports: ['internal'] } }
  }

  function show({ challenge }: { challenge: string }, counter = state.counter + 1) {
    state.counter = counter
    const data = clientData('webauthn.get', challenge)
    const authenticatorData = Buffer.concat([sha256(rpId), flags(0), counted()])
    const signature = createSign('sha256')
      .update(Buffer.concat([authenticatorData, sha256(data)]))
      .sign(privateKey)
    return {
      ...said,
      response: {
        clientDataJSON: b64(data),
        authenticatorData: b64(authenticatorData),
        signature: b64(signature),
        userHandle: state.userHandle,
      },
    }
  }

  return { make, show }
}
