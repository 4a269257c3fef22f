import { expect, test } from 'vitest'
import { anonymous, type Person, system } from '@/lib/kernel/access'
import { freshDatabase } from '@/tests/harness/database'
import { passwordMember } from '@/tests/harness/mailbox'
import { newPerson } from '@/tests/harness/people'
import { changePassword } from './change-password'
import { mySessions } from './my-sessions'
import { openSession } from './open-session'
import { verifyPassword } from './verify-password'

const { db, sql } = await freshDatabase()

const oldPassword = 'an old password'
const newPassword = 'a new password'

async function member(): Promise<{ actor: Person; email: string }> {
  const { actor, email } = await passwordMember(oldPassword)
  const { id } = actor
  const open = () => openSession.run({ actor: system('test') }, { personId: id, way: 'password' })
  const [{ sessionId }] = [await open(), await open(), await open()]
  return { actor: { ...actor, sessionId }, email }
}

const works = (email: string, password: string) =>
  verifyPassword.run({ actor: anonymous }, { email, password }).then(
    () => true,
    () => false,
  )

test('the new password works, the old one does not, and every other browser is signed out', async () => {
  const { actor, email } = await member()
  const answer = await changePassword.run({ actor }, { currentPassword: oldPassword, newPassword })
  expect(answer).toEqual({ ended: 2 })
  expect([await works(email, oldPassword), await works(email, newPassword)]).toEqual([false, true])
  expect((await mySessions.run({ actor }, {})).items.map(({ id }) => id)).toEqual([actor.sessionId])
  const [row] = await sql`select act, subject, detail from audit where actor = ${actor.id}`
  expect(row).toMatchObject({ act: 'identity.changePassword', subject: actor.id, detail: { ended: 2 } })
})

test.each([
  ['a wrong one', { currentPassword: 'not this one', newPassword }, 'wrong_password'],
  ['the same again', { currentPassword: oldPassword, newPassword: oldPassword }, 'same_password'],
  ['a short one', { currentPassword: oldPassword, newPassword: 'short' }, 'invalid_input'],
  ['none', { currentPassword: '', newPassword }, 'invalid_input'],
])('%s is refused with a sentence, and changes nothing', async (_, input, code) => {
  const { actor, email } = await member()
  await expect(changePassword.run({ actor }, input)).rejects.toMatchObject({ code })
  expect(await works(email, oldPassword)).toBe(true)
  expect((await mySessions.run({ actor }, {})).items).toHaveLength(3)
})

test('an account without a password, and a stranger, change none', async () => {
  const input = { currentPassword: oldPassword, newPassword }
  const actor = await newPerson(db)
  await expect(changePassword.run({ actor }, input)).rejects.toMatchObject({ code: 'no_password' })
  await expect(changePassword.run({ actor: anonymous }, input)).rejects.toMatchObject({ status: 401 })
})

test('guessing the current password ends', async () => {
  const { actor, email } = await member()
  const guess = () => changePassword.run({ actor }, { currentPassword: 'a wrong guess', newPassword })
  for (let n = 0; n < 10; n++) await expect(guess()).rejects.toMatchObject({ code: 'wrong_password' })
  await expect(guess()).rejects.toMatchObject({ code: 'too_many_requests' })
  expect(await works(email, oldPassword)).toBe(true)
})
