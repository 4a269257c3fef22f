import { person } from '@/db/schema/identity'
import type { Person, Role } from '@/lib/kernel/access'
import type { Db } from '@/lib/kernel/db'
import { newId } from '@/lib/kernel/ids'

let made = 0

/** A person of the test's own, as the actor who may be the caller of an operation. */
export async function newPerson(db: Db, role: Role = 'user'): Promise<Person> {
  const id = newId('user')
  const steamId = `7656119${String(process.pid * 1_000 + made++).padStart(10, '0')}`
  await db.insert(person).values({ id, name: 'Test person', role, steamId, createdAt: new Date() })
  return { kind: 'person', id, role }
}
