import { expect, test } from 'vitest'
import { anonymous } from '@/lib/kernel/access'
import { inMs, setClock } from '@/lib/kernel/clock'
import { freshDatabase } from '@/tests/harness/database'
import { lettersTo, letterTo, mailMember, newAddress, newStranger } from '@/tests/harness/mailbox'
import { askSignUp } from './ask-sign-up'
import { linkTarget } from './link-target'
import { signUp } from './sign-up'
import { verifyPassword } from './verify-password'

const { sql } = await freshDatabase()
const password = 'correct horse battery'

const ask = (email: string, backTo = '/') => askSignUp.run(newStranger(), { email, backTo })

test('an account begins when its address is proved, and its owner signs in whatever the case of the e-mail', async () => {
  const email = newAddress()
  await ask(` ${email.toUpperCase()} `, '/items/lst_1')
  const letter = await letterTo(email)
  expect(letter).toMatchObject({ kind: 'sign_up', name: null })
  expect(await sql`select 1 from person where email = ${email}`).toHaveLength(0)
  const target = await linkTarget.run(newStranger(), { kind: 'sign_up', secret: letter.secret })
  expect(target).toEqual({ email, backTo: '/items/lst_1' })
  const made = await signUp.run(newStranger(), { secret: letter.secret, password, name: ' Ada ' })
  expect(made.name).toBe('Ada')
  expect((await verifyPassword.run(newStranger(), { email: ` ${email.toUpperCase()} `, password })).id).toBe(
    made.id,
  )
})

test('the link works once, even for two at the same instant', async () => {
  const email = newAddress()
  await ask(email)
  const { secret } = await letterTo(email)
  const tries = await Promise.allSettled(
    [1, 2, 3].map((n) => signUp.run(newStranger(), { secret, password, name: `Ada ${n}` })),
  )
  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  await expect(signUp.run(newStranger(), { secret, password, name: 'Eve' })).rejects.toMatchObject({
    code: 'dead_link',
  })
})

test('two links to one mailbox make one account, and the second says so to its owner', async () => {
  const email = newAddress()
  await ask(email)
  await ask(email)
  const [one, two] = await lettersTo(email)
  await signUp.run(newStranger(), { secret: one?.secret ?? '', password, name: 'Ada' })
  await expect(
    signUp.run(newStranger(), { secret: two?.secret ?? '', password, name: 'Ada' }),
  ).rejects.toMatchObject({
    code: 'has_account',
  })
})

test('asking looks the same for an address that has an account; only the mailbox is told', async () => {
  const { email } = await mailMember()
  const known = await ask(email)
  const fresh = await ask(newAddress())
  expect(known).toEqual(fresh)
  expect(await letterTo(email)).toMatchObject({ kind: 'has_account', name: 'Ada', path: '/sign-in' })
})

test('a link ends after 24 hours', async () => {
  const email = newAddress()
  await ask(email)
  const { secret } = await letterTo(email)
  const later = inMs(new Date(), 24 * 3_600_000)
  setClock(() => later)
  const late = signUp.run(newStranger(), { secret, password, name: 'Ada' })
  await expect(late).rejects.toMatchObject({ code: 'dead_link' })
  await expect(linkTarget.run(newStranger(), { kind: 'sign_up', secret })).rejects.toMatchObject({
    status: 404,
  })
  setClock(() => new Date())
})

test('the secret stands in the letter, and nowhere in clear', async () => {
  const email = newAddress()
  await ask(email)
  const { secret } = await letterTo(email)
  const [link] = await sql`select * from mail_link where email = ${email}`
  const [letter] = await sql`select * from letter where address = ${email}`
  const [event] = await sql`select payload from event where aggregate = ${link?.id}`
  expect(JSON.stringify([link, letter, event])).not.toContain(secret)
  expect(letter?.sealed).toMatch(/^v1\./)
})

test('a mailbox gets three mails of a kind in an hour, whoever asks and however often', async () => {
  const email = newAddress()
  for (let n = 0; n < 6; n++) await askSignUp.run({ actor: anonymous, address: `10.200.0.${n}` }, { email })
  expect(await lettersTo(email)).toHaveLength(3)
})

test('one address cannot ask for ever', async () => {
  const from = { actor: anonymous, address: '10.200.9.9' }
  const tries = Array.from({ length: 21 }, () => askSignUp.run(from, { email: newAddress() }))
  const codes = await Promise.all(
    tries.map((each) =>
      each.then(
        () => 'asked',
        (e) => e.code,
      ),
    ),
  )
  expect(codes.filter((code) => code === 'too_many_requests')).toHaveLength(1)
})

test.each([
  ['email', () => ask('not an address'), 'complete e-mail address'],
  ['password', () => finish({ password: 'too short' }), 'at least 10 characters'],
  ['name', () => finish({ name: 'A' }), 'at least 2 characters'],
])('a bad %s is refused with a sentence', async (field, tried, sentence) => {
  await expect(tried()).rejects.toMatchObject({ fields: { [field]: expect.stringContaining(sentence) } })
})

const finish = (bad: object) => signUp.run(newStranger(), { secret: 'any', password, name: 'Ada', ...bad })

test('a link of another kind, or somebody’s guess, makes no account', async () => {
  await expect(finish({})).rejects.toMatchObject({ code: 'dead_link' })
})

test('a page of another site is not where the link leads in the end', async () => {
  const email = newAddress()
  await ask(email, 'https://evil.example/')
  const { secret } = await letterTo(email)
  expect((await linkTarget.run(newStranger(), { kind: 'sign_up', secret })).backTo).toBe('/')
})
