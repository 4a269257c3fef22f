import { expect, test } from 'vitest'
import { anonymous } from '@/lib/kernel/access'
import { freshDatabase } from '@/tests/harness/database'
import { lettersTo, letterTo, mailMember, newAddress, newStranger, signedInAs } from '@/tests/harness/mailbox'
import { newPerson } from '@/tests/harness/people'
import { askReset } from './ask-reset'
import { changeEmail } from './change-email'
import { confirmEmail } from './confirm-email'
import { confirmPassword } from './confirm-password'
import { me } from './queries'
import { resetPassword } from './reset-password'

const { db, sql } = await freshDatabase()

async function asked() {
  const [{ actor, email }, to] = [await mailMember(), newAddress()]
  await changeEmail.run({ actor }, { email: to })
  return { actor, email, to, ...(await letterTo(to)) }
}

const emailOf = async (actor: Parameters<typeof me.run>[0]['actor']) => (await me.run({ actor }, {})).email

test('an address counts when its mailbox has answered, and the old one is told', async () => {
  const { actor, email, to, kind, secret } = await asked()
  expect(kind).toBe('confirm_email')
  expect(await emailOf(actor)).toBe(email)
  expect(await confirmEmail.run({ actor }, { secret })).toEqual({ email: to })
  expect(await emailOf(actor)).toBe(to)
  expect((await letterTo(email)).kind).toBe('email_changed')
  const told = await sql`select kind from notification where person_id = ${actor.id}`
  expect(told.map((row) => row.kind)).toContain('account.email')
  await expect(confirmEmail.run({ actor }, { secret })).rejects.toMatchObject({ code: 'dead_link' })
})

test('links that lie in the old mailbox open nothing any more', async () => {
  const { actor, email, secret } = await asked()
  await askReset.run(newStranger(), { email })
  const old = await letterTo(email)
  await confirmEmail.run({ actor }, { secret })
  const tried = resetPassword.run(newStranger(), { secret: old.secret, newPassword: 'a new password' })
  await expect(tried).rejects.toMatchObject({ code: 'dead_link' })
})

test('whether an address has an account is told to its mailbox alone, and nothing is changed', async () => {
  const [{ actor, email }, other] = [await mailMember(), await mailMember()]
  expect(await changeEmail.run({ actor }, { email: other.email })).toEqual({ email: other.email })
  expect((await letterTo(other.email)).kind).toBe('email_taken')
  expect(await emailOf(actor)).toBe(email)
})

test('nobody takes an address with the link of somebody else, not even its mailbox', async () => {
  const { actor, email, secret } = await asked()
  const { actor: other } = await mailMember()
  await expect(confirmEmail.run({ actor: other }, { secret })).rejects.toMatchObject({
    code: 'other_account',
  })
  await expect(confirmEmail.run({ actor: anonymous }, { secret })).rejects.toMatchObject({ status: 401 })
  expect(await emailOf(actor)).toBe(email)
})

test('two accounts that confirm one address at the same instant: one has it', async () => {
  const [{ actor: one }, { actor: two }, to] = [await mailMember(), await mailMember(), newAddress()]
  for (const actor of [one, two]) await changeEmail.run({ actor }, { email: to })
  const letters = await lettersTo(to)
  const tries = await Promise.allSettled(
    [one, two].map((actor, n) => confirmEmail.run({ actor }, { secret: letters[n]?.secret ?? '' })),
  )
  const refused = tries.flatMap((each) => (each.status === 'rejected' ? [each.reason.code] : []))
  expect(refused).toEqual(['email_taken'])
})

test('ten minutes after the sign-in it asks for the password again', async () => {
  const { actor } = await mailMember('a long password')
  const age = () =>
    sql`update session set created_at = now() - interval '11 minutes', proven_at = null where id = ${actor.sessionId ?? ''}`
  await age()
  const change = () => changeEmail.run({ actor }, { email: newAddress() })
  await expect(change()).rejects.toMatchObject({ code: 'confirm_required', status: 403 })
  await expect(confirmPassword.run({ actor }, { password: 'not this' })).rejects.toMatchObject({
    fields: { password: expect.any(String) },
  })
  await expect(change()).rejects.toMatchObject({ code: 'confirm_required' })
  await confirmPassword.run({ actor }, { password: 'a long password' })
  await change()
})

test('somebody who came through Steam gives an address, and then chooses a password by mail', async () => {
  const { id } = await newPerson(db)
  const actor = await signedInAs(id, 'steam')
  const email = newAddress()
  await changeEmail.run({ actor }, { email })
  await confirmEmail.run({ actor }, { secret: (await letterTo(email)).secret })
  expect(await me.run({ actor }, {})).toMatchObject({ email, hasPassword: false })
  await askReset.run(newStranger(), { email })
  const { secret } = await letterTo(email)
  await resetPassword.run(newStranger(), { secret, newPassword: 'a first password' })
  expect(await me.run({ actor }, {})).toMatchObject({ hasPassword: true })
})

test('the same address, and a stranger, are refused', async () => {
  const { actor, email } = await mailMember()
  await expect(changeEmail.run({ actor }, { email })).rejects.toMatchObject({ code: 'same_email' })
  await expect(changeEmail.run({ actor: anonymous }, { email })).rejects.toMatchObject({ status: 401 })
})
