import { createDecipheriv, createECDH, createHmac, type ECDH, hkdfSync, randomBytes } from 'node:crypto'
import type { Table } from '../journal'
import type { Outbox } from '../outbox/outbox'

interface Device {
  id: string
  privateKey: string
  auth: string
}

export interface Subscription {
  endpoint: string
  keys: { p256dh: string; auth: string }
}

/** Browsers that said yes to notifications: they hold the keys with which a push can be read. */
export class Browsers {
  private readonly outbox: Outbox
  private readonly devices: Table<Device>

  constructor(outbox: Outbox) {
    this.outbox = outbox
    this.devices = outbox.journal.table<Device>('pushDevice')
  }

  subscribe(): Subscription {
    const id = randomBytes(16).toString('base64url')
    const pair = createECDH('prime256v1')
    pair.generateKeys()
    const auth = randomBytes(16).toString('base64url')
    this.devices.put({ id, privateKey: pair.getPrivateKey('base64url'), auth })
    this.outbox.journal.commit()
    const keys = { p256dh: pair.getPublicKey('base64url'), auth }
    return { endpoint: `https://fcm.googleapis.com/fcm/send/${id}`, keys }
  }

  /** The payload as the browser would read it; null for a browser whose keys are not ours. */
  read(id: string, body: Buffer): string | null {
    const device = this.devices.get(id)
    if (!device) return null
    const pair = createECDH('prime256v1')
    pair.setPrivateKey(device.privateKey, 'base64url')
    return decrypt(body, pair, Buffer.from(device.auth, 'base64url'))
  }
}

/** RFC 8291 over RFC 8188, one record: salt, record size, the sender's key, then the sealed text. */
function decrypt(body: Buffer, pair: ECDH, auth: Buffer): string {
  const salt = body.subarray(0, 16)
  const keyLength = body[20] ?? 0
  const sender = body.subarray(21, 21 + keyLength)
  const sealed = body.subarray(21 + keyLength)
  const shared = pair.computeSecret(sender)
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), pair.getPublicKey(), sender])
  const extracted = createHmac('sha256', auth).update(shared).digest()
  const secret = createHmac('sha256', extracted)
    .update(Buffer.concat([info, Buffer.from([1])]))
    .digest()
  const derived = (label: string, length: number) =>
    Buffer.from(hkdfSync('sha256', secret, salt, Buffer.from(`Content-Encoding: ${label}\0`), length))
  const open = createDecipheriv('aes-128-gcm', derived('aes128gcm', 16), derived('nonce', 12))
  open.setAuthTag(sealed.subarray(-16))
  const plain = Buffer.concat([open.update(sealed.subarray(0, -16)), open.final()])
  return plain.subarray(0, plain.lastIndexOf(2)).toString()
}
