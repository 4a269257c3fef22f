import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto'
import { env } from './env'
import { assert } from './errors'

const algorithm = 'aes-256-gcm'

function vaultKey(): Buffer {
  const key = Buffer.from(env().VAULT_KEY, 'base64')
  assert(key.length === 32, 'VAULT_KEY must be 32 bytes in base64.')
  return key
}

/** Seals a secret with AES-256-GCM. `context` is bound in: a sealed value moved to another row does not open. */
export function seal(plain: string, context: string): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv(algorithm, vaultKey(), nonce, { authTagLength: 16 })
  cipher.setAAD(Buffer.from(context))
  const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
  return `v1.${Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64')}`
}

export function unseal(sealed: string, context: string): string {
  assert(sealed.startsWith('v1.'), 'This sealed value has an unknown version.')
  const bytes = Buffer.from(sealed.slice(3), 'base64')
  const decipher = createDecipheriv(algorithm, vaultKey(), bytes.subarray(0, 12), { authTagLength: 16 })
  decipher.setAAD(Buffer.from(context))
  decipher.setAuthTag(bytes.subarray(12, 28))
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
}

/** As `hashOf`, with our key: who reads the rows cannot guess at what was hashed. */
export const keyedHashOf = (value: unknown): Buffer =>
  createHmac('sha256', vaultKey()).update(canonicalJson(value)).digest()

/** SHA-256 over the canonical JSON of a value: object keys sorted, so equal values have equal hashes. */
export function hashOf(value: unknown): Buffer {
  return createHash('sha256').update(canonicalJson(value)).digest()
}

function canonicalJson(value: unknown): string {
  if (value instanceof Date) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value).filter(([, v]) => v !== undefined)
    const sorted = entries.sort(([a], [b]) => (a < b ? -1 : 1))
    return `{${sorted.map(([k, v]) => `${JSON.stringify(k)}:${canonicalJson(v)}`).join(',')}}`
  }
  return JSON.stringify(value) ?? 'null'
}
