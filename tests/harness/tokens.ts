import { createHash, randomBytes } from 'node:crypto'
import { rawSql } from '../../lib/kernel/db'
import { newId } from '../../lib/kernel/ids'

/** A token as `identity.createToken` leaves it, for a person whose second factor does not matter to the test. */
export async function tokenOf(
  personId: string,
  scope: 'read' | 'write' = 'write',
  name = 'A program',
): Promise<{ id: string; secret: string }> {
  const id = newId('token')
  const secret = `tp_live_${randomBytes(32).toString('base64url')}`
  const hash = createHash('sha256').update(secret).digest()
  await rawSql()`
    insert into api_token (id, person_id, name, hash, hint, scope, created_at, expires_at)
    values (${id}, ${personId}, ${name}, ${hash}, ${secret.slice(-4)}, ${scope}, now(), now() + interval '1 day')`
  return { id, secret }
}
