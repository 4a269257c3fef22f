import { afterAll, afterEach, beforeEach, expect, test } from 'vitest'
import { languages } from '@/lib/identity/schemas/person'
import { system } from '@/lib/kernel/access'
import { inMs, setClock } from '@/lib/kernel/clock'
import { inTransaction } from '@/lib/kernel/operation'
import { startSandbox } from '@/sandbox/start'
import { freshDatabase } from '@/tests/harness/database'
import { newAddress } from '@/tests/harness/mailbox'
import { member } from '@/tests/harness/notified'
import { smtpChannel } from '../adapters/smtp'
import { changeSettings } from '../index'
import { writeLetter } from '../mail/write-letter'
import { letterKinds } from './kinds'
import { queueLetter } from './queue'
import { sendLetters } from './send'

const { sql } = await freshDatabase()
const sandbox = await startSandbox({ world: 'empty' })
const channel = smtpChannel(sandbox.smtpUrl, 1_000)
afterAll(async () => {
  channel.close()
  await sandbox.close()
})
beforeEach(async () => {
  sandbox.mail.clearFaults()
  await sql`delete from letter`
  await sql`delete from channel_pause`
})
afterEach(() => setClock(() => new Date()))

const hour = 3_600_000

async function wrote(personId: string | null = null, lifeMs = hour) {
  const address = newAddress()
  await inTransaction(system('test'), (ctx) =>
    queueLetter(ctx, {
      kind: 'reset',
      address,
      personId,
      path: '/reset/the-secret',
      expiresAt: inMs(new Date(), lifeMs),
    }),
  )
  return address
}

const inbox = (to: string) => sandbox.mail.list({ to })
const rowOf = async (address: string) => (await sql`select * from letter where address = ${address}`)[0]
const later = (ms: number) => {
  const then = inMs(new Date(), ms)
  setClock(() => then)
}

test('a letter is sent once, leads where it should, has no way to switch it off, and then holds no secret', async () => {
  const address = await wrote()
  await Promise.all([sendLetters(channel), sendLetters(channel)])
  const [mail, ...more] = inbox(address)
  expect(more).toHaveLength(0)
  expect(mail?.text).toContain('http://localhost:3000/reset/the-secret')
  expect(mail?.html).toContain('href="http://localhost:3000/reset/the-secret"')
  expect(mail?.html).not.toContain('tradepost-place')
  expect(mail?.headers['list-unsubscribe']).toBeUndefined()
  expect(await rowOf(address)).toMatchObject({ state: 'delivered', sealed: null, attempts: 1 })
})

test('muted, in quiet hours and with a digest, a person gets a letter all the same, in their language', async () => {
  const { actor } = await member('Mara')
  const quiet = { zone: 'UTC', start: '00:00', end: '23:59' }
  await changeSettings.run({ actor }, { digest: 'weekly', muteHours: 24, quiet })
  await sql`update person set language = 'de' where id = ${actor.id}`
  const address = await wrote(actor.id)
  await sendLetters(channel)
  expect(inbox(address)[0]).toMatchObject({ subject: 'Wähle ein neues Passwort' })
  expect(inbox(address)[0]?.text).toContain('Hallo Mara,')
})

test('a refusal for now is tried again later, under the same id', async () => {
  const address = await wrote()
  sandbox.mail.addFault('451 later', { to: address, count: 1 })
  await sendLetters(channel)
  expect(await rowOf(address)).toMatchObject({ state: 'queued', failures: 1 })
  expect(await sendLetters(channel), 'not at once').toBe(0)
  later(6_000)
  await sendLetters(channel)
  const id = (await rowOf(address))?.id
  expect(inbox(address).at(-1)?.messageId).toBe(`<${id}@localhost>`)
})

test('a mailbox that is not there ends the letter', async () => {
  const address = await wrote()
  sandbox.mail.addFault('550 unknown', { to: address })
  await sendLetters(channel)
  expect(await rowOf(address)).toMatchObject({ state: 'dead', sealed: null })
})

test('what nobody needs any more is not sent', async () => {
  const address = await wrote(null, 1_000)
  later(2_000)
  expect(await sendLetters(channel)).toBe(0)
  expect(await rowOf(address)).toMatchObject({ state: 'dead', sealed: null, last_reason: 'expired' })
  expect(inbox(address)).toHaveLength(0)
})

test('every letter is written whole in every language', async () => {
  for (const kind of letterKinds)
    for (const language of languages) {
      const { subject, html, text } = await writeLetter(kind, {
        name: '<b>',
        language,
        href: 'http://localhost:3000/x',
        ...(kind === 'gift_card' && {
          words: { giver: 'Ilse', amount: '€50.00' },
          code: '7KQ2',
          quote: 'Hi',
        }),
      })
      expect(text, kind).toContain(subject)
      expect(html, kind).toContain('&lt;b&gt;')
      expect(html + text, kind).not.toMatch(/\{\w+\}|tradepost-place/)
    }
})
