import { afterAll, beforeEach, expect, test } from 'vitest'
import { freePort } from '@/db/embedded/port'
import type { MailFaultName } from '@/sandbox/mail/mailbox'
import { startSandbox } from '@/sandbox/start'
import type { Outcome } from '../port'
import { outcomeOf, smtpChannel } from './smtp'

const sandbox = await startSandbox({ world: 'empty' })
const channel = smtpChannel(sandbox.smtpUrl, 1_000)
afterAll(async () => {
  channel.close()
  await sandbox.close()
})
beforeEach(() => sandbox.mail.clearFaults())

let made = 0
const message = () => ({
  id: `dlv_${++made}`,
  to: `person${made}@example.com`,
  subject: `Grüße für 24,10 € – ${'ein langer Betreff '.repeat(6)}`,
  html: '<p>Hallo <b>Welt</b>: ä ö ü = €</p>',
  text: `Hallo Welt: ä ö ü = €\n${'x'.repeat(300)}\n.\n..ends`,
  unsubscribeUrl: `https://tradepost.example/api/mail/unsubscribe?token=${'abc'.repeat(60)}`,
})

test('a mail arrives whole: subject, both bodies, our own id, and a way out in one click', async () => {
  const sent = message()
  expect(await channel.send(sent)).toMatchObject({ kind: 'delivered' })
  const [mail] = sandbox.mail.list({ to: sent.to })
  expect(mail).toMatchObject({
    to: sent.to,
    subject: sent.subject,
    messageId: `<${sent.id}@localhost>`,
  })
  expect(mail?.html.trim()).toBe(sent.html)
  expect(mail?.text.trim()).toBe(sent.text)
  expect(mail?.headers['list-unsubscribe']?.replaceAll(/\s/g, '')).toBe(`<${sent.unsubscribeUrl}>`)
  expect(mail?.headers['list-unsubscribe-post']).toBe('List-Unsubscribe=One-Click')
})

test('many mails at once all arrive, each once', async () => {
  const many = Array.from({ length: 60 }, message)
  const outcomes = await Promise.all(many.map(channel.send))
  expect(outcomes.every(({ kind }) => kind === 'delivered')).toBe(true)
  for (const { to } of many) expect(sandbox.mail.list({ to })).toHaveLength(1)
})

test.each<[MailFaultName, Partial<Outcome>]>([
  ['451 later', { kind: 'retry' }],
  ['421 busy', { kind: 'retry' }],
  ['hang', { kind: 'retry' }],
  ['reset after accepting', { kind: 'retry' }],
  ['550 unknown', { kind: 'dead', gone: true }],
  ['554 content', { kind: 'dead', gone: false }],
  ['535 login', { kind: 'broken' }],
])('%s', async (fault, outcome) => {
  const own = smtpChannel(sandbox.smtpUrl, 1_000)
  sandbox.mail.addFault(fault, { count: 1 })
  const sent = message()
  expect(await own.send(sent)).toMatchObject(outcome)
  expect(sandbox.mail.list({ to: sent.to })).toHaveLength(fault === 'reset after accepting' ? 1 : 0)
  expect(await own.send(sent)).toMatchObject({ kind: 'delivered' })
  own.close()
})

test('a refused connection is tried again later', async () => {
  const nobody = smtpChannel(`smtp://127.0.0.1:${await freePort()}`, 1_000)
  expect(await nobody.send(message())).toMatchObject({ kind: 'retry' })
  nobody.close()
})

test('an address that is none is dead without asking the server', async () => {
  expect(await channel.send({ ...message(), to: 'nobody' })).toMatchObject({ kind: 'dead', gone: true })
})

test.each<[object, Partial<Outcome>]>([
  [
    { code: 'EENVELOPE', responseCode: 550, command: 'RCPT TO' },
    { kind: 'dead', gone: true, reason: '550 EENVELOPE' },
  ],
  [
    { code: 'EENVELOPE', responseCode: 451, command: 'RCPT TO' },
    { kind: 'retry', reason: '451 EENVELOPE' },
  ],
  [
    { code: 'ESOCKET', command: 'CONN' },
    { kind: 'retry', reason: 'ESOCKET' },
  ],
  [{ code: 'ETIMEDOUT', command: 'CONN' }, { kind: 'retry' }],
  [{ code: 'EAUTH', responseCode: 535, command: 'AUTH PLAIN' }, { kind: 'broken' }],
  [{ code: 'EENVELOPE', responseCode: 553, command: 'MAIL FROM' }, { kind: 'broken' }],
  [{ code: 'EENVELOPE', responseCode: 452, command: 'MAIL FROM' }, { kind: 'retry' }],
])('what nodemailer says: %o', (error, outcome) => {
  expect(outcomeOf(error)).toMatchObject(outcome)
})
