import { asc, eq } from 'drizzle-orm'
import { letter } from '../../db/schema/notifications'
import { askSignUp, openSession, registerPerson, signUp } from '../../lib/identity'
import { anonymous, type Person, system } from '../../lib/kernel/access'
import { rawDb } from '../../lib/kernel/db'
import { inTransaction } from '../../lib/kernel/operation'
import { consume, publishEvents } from '../../lib/kernel/reaction'
import { notificationReactions } from '../../lib/notifications'
import { openLetter } from '../../lib/notifications/letters/queue'
import { until } from './until'

/** Lets everything that was asked for become letters, as the worker of the role `events` does. */
export async function lettersWritten(): Promise<void> {
  await publishEvents()
  while ((await consume('notifications', notificationReactions)) > 0);
}

export interface Lying {
  kind: string
  /** Where it leads. */
  path: string
  /** The secret at the end of its link. */
  secret: string
  name: string | null
}

/** Letters to an address that wait to be sent, the oldest first. */
export async function lettersTo(address: string): Promise<Lying[]> {
  await lettersWritten()
  const rows = await rawDb().select().from(letter).where(eq(letter.address, address)).orderBy(asc(letter.id))
  return rows.flatMap(({ id, kind, sealed }) => {
    if (sealed === null) return []
    const { path, name } = openLetter(id, sealed)
    return [{ kind, path, name, secret: path.split('/').at(-1) ?? '' }]
  })
}

/** The newest letter to an address, as soon as there is one. */
export const letterTo = (address: string): Promise<Lying> =>
  until(`a letter to ${address}`, async () => (await lettersTo(address)).at(-1))

let made = 0

/** Somebody unknown at a network address of their own, so that tests do not use up each other's limits. */
export function newStranger() {
  made++
  return { actor: anonymous, address: `10.${(made >> 16) & 255}.${(made >> 8) & 255}.${made & 255}` }
}

export const newAddress = (): string => `ada${process.pid}-${++made}@example.com`

/** Somebody who made an account by mail, signed in with their password. */
export async function mailMember(password = 'a long password'): Promise<{ actor: Person; email: string }> {
  const email = newAddress()
  await askSignUp.run(newStranger(), { email })
  const { secret } = await letterTo(email)
  const { id } = await signUp.run(newStranger(), { secret, password, name: 'Ada' })
  return { actor: await signedInAs(id), email }
}

/** As `mailMember`, without the mail: a person with e-mail and password. */
export async function passwordMember(password: string): Promise<{ actor: Person; email: string }> {
  const email = newAddress()
  const id = await inTransaction(system('test'), (ctx) =>
    registerPerson(ctx, { name: 'Ada', email, password }),
  )
  return { actor: { kind: 'person', id, role: 'user' }, email }
}

/** One more browser in which this person is signed in. */
export async function signedInAs(personId: string, way: 'password' | 'steam' = 'password'): Promise<Person> {
  const { sessionId } = await openSession.run({ actor: system('test') }, { personId, way })
  return { kind: 'person', id: personId, role: 'user', sessionId }
}
