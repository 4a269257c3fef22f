import { constants, createHmac, generateKeyPairSync, type KeyObject, privateDecrypt } from 'node:crypto'
import type { Account } from './rows'

let keys: { publicKey: KeyObject; privateKey: KeyObject } | undefined
const rsa = () => (keys ??= generateKeyPairSync('rsa', { modulusLength: 2048 }))

export function publicKey() {
  const { n, e } = rsa().publicKey.export({ format: 'jwk' })
  const hex = (part: string | undefined) => Buffer.from(part ?? '', 'base64url').toString('hex')
  return {
    publickey_mod: hex(n),
    publickey_exp: hex(e).replace(/^0+/, '').padStart(6, '0'),
  }
}

/** The five letters an authenticator shows, `offset` seconds from now. */
export function guardCodeOf(account: Account, offset: number): string {
  const moment = Buffer.alloc(8)
  moment.writeBigUInt64BE(BigInt(Math.floor((Date.now() / 1000 + offset) / 30)))
  const digest = createHmac('sha1', Buffer.from(account.sharedSecret, 'base64')).update(moment).digest()
  let rest = digest.readUInt32BE((digest.at(-1) ?? 0) & 15) & 0x7fffffff
  const letters = '23456789BCDFGHJKMNPQRTVWXY'
  let code = ''
  for (let i = 0; i < 5; i++) {
    code += letters[rest % letters.length]
    rest = Math.floor(rest / letters.length)
  }
  return code
}

/** RSA without padding, then PKCS#1 v1.5 is taken off by hand: OpenSSL 3 no longer reports its padding errors. */
export function decrypted(coded: string): string | null {
  try {
    const input = Buffer.from(coded, 'base64')
    const padded = Buffer.concat([Buffer.alloc(Math.max(0, 256 - input.length)), input])
    const plain = privateDecrypt({ key: rsa().privateKey, padding: constants.RSA_NO_PADDING }, padded)
    const end = plain.indexOf(0, 2)
    return plain[0] === 0 && plain[1] === 2 && end > 0 ? plain.subarray(end + 1).toString('utf8') : null
  } catch {
    return null
  }
}
