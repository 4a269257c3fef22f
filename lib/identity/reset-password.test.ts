import { expect, test } from 'vitest'
import { system } from '@/lib/kernel/access'
import { inMs, setClock } from '@/lib/kernel/clock'
import { freshDatabase } from '@/tests/harness/database'
import { factorOf } from '@/tests/harness/factor'
import { lettersTo, letterTo, mailMember, newAddress, newStranger, signedInAs } from '@/tests/harness/mailbox'
import { askReset } from './ask-reset'
import { mySessions } from './my-sessions'
import { openSession } from './open-session'
import { resetPassword } from './reset-password'
import { verifyPassword } from './verify-password'

const { sql } = await freshDatabase()
const newPassword = 'a new password'

async function asked() {
  const { actor, email } = await mailMember('an old password')
  await askReset.run(newStranger(), { email })
  return { actor, email, ...(await letterTo(email)) }
}

const works = (email: string, password: string) =>
  verifyPassword.run(newStranger(), { email, password }).then(
    () => true,
    () => false,
  )

test('a new password is chosen by the link in the mail, and every session ends', async () => {
  const { actor, email, kind, secret } = await asked()
  const other = await signedInAs(actor.id)
  expect(kind).toBe('reset')
  await resetPassword.run(newStranger(), { secret, newPassword })
  expect([await works(email, 'an old password'), await works(email, newPassword)]).toEqual([false, true])
  const rows = await sql`select ended_by from session where person_id = ${actor.id}`
  expect(rows.map(({ ended_by: by }) => by)).toEqual(['password_reset', 'password_reset'])
  expect((await mySessions.run({ actor: other }, {})).items).toEqual([])
  const [row] =
    await sql`select actor, detail from audit where subject = ${actor.id} and act = 'identity.resetPassword'`
  expect(row).toEqual({ actor: 'anonymous', detail: { ended: 2 } })
})

test('a link works once, and takes every other link of the account with it', async () => {
  const { email, secret } = await asked()
  await askReset.run(newStranger(), { email })
  const other = await letterTo(email)
  await resetPassword.run(newStranger(), { secret, newPassword })
  for (const used of [secret, other.secret])
    await expect(resetPassword.run(newStranger(), { secret: used, newPassword })).rejects.toMatchObject({
      code: 'dead_link',
    })
})

test('a link ends after 30 minutes', async () => {
  const { email, secret } = await asked()
  const later = inMs(new Date(), 30 * 60_000)
  setClock(() => later)
  await expect(resetPassword.run(newStranger(), { secret, newPassword })).rejects.toMatchObject({
    code: 'dead_link',
  })
  setClock(() => new Date())
  expect(await works(email, 'an old password')).toBe(true)
})

test('an unknown address gets the same answer, and no mail', async () => {
  const email = newAddress()
  expect(await askReset.run(newStranger(), { email })).toEqual({})
  expect(await lettersTo(email)).toEqual([])
})

test('a mailbox that is asked for too often holds a link that still works', async () => {
  const { email } = await mailMember('an old password')
  for (let n = 0; n < 8; n++) await askReset.run(newStranger(), { email })
  const letters = (await lettersTo(email)).filter(({ kind }) => kind === 'reset')
  expect(letters).toHaveLength(3)
  await resetPassword.run(newStranger(), { secret: letters.at(-1)?.secret ?? '', newPassword })
  expect(await works(email, newPassword)).toBe(true)
})

test('a reset does not skip the second factor', async () => {
  const { actor, secret } = await asked()
  await factorOf(actor)
  await resetPassword.run(newStranger(), { secret, newPassword })
  const opened = await openSession.run({ actor: system('test') }, { personId: actor.id, way: 'password' })
  expect(opened.awaitsFactor).toBe(true)
})

test('a short password is refused with a sentence, and the link still works', async () => {
  const { secret } = await asked()
  await expect(resetPassword.run(newStranger(), { secret, newPassword: 'short' })).rejects.toMatchObject({
    fields: { newPassword: expect.stringContaining('at least 10') },
  })
  await resetPassword.run(newStranger(), { secret, newPassword })
})
