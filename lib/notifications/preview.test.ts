import { expect, test } from 'vitest'
import { languages } from '@/lib/identity/schemas'
import { kindNames } from './kinds'
import { writeMail } from './mail/write'
import { previewLetter } from './preview'
import { writeChat, writePush, writeSms } from './render/chat'

const every = languages.flatMap((language) => [...kindNames, null].map((kind) => ({ language, kind })))

test.each(every)('$kind in $language is whole by every channel', async ({ language, kind }) => {
  const letter = previewLetter(kind, language)
  const mail = await writeMail(letter)
  const [chat, push, sms] = [writeChat(letter), writePush(letter), writeSms(letter)]
  const said = [mail.subject, mail.text, chat.title, chat.body, chat.action, push.title, push.body, sms.text]
  for (const text of said) {
    expect(text.trim()).not.toBe('')
    expect(text).not.toMatch(/\{\w+\}|undefined|tradepost-place/)
  }
  expect(mail.html).not.toMatch(/tradepost-place|<Field-Tested>|undefined/)
  expect(mail.html).toContain(`lang="${language}"`)
  expect(Buffer.byteLength(JSON.stringify(push))).toBeLessThan(3_500)
  expect(sms.text.length).toBeLessThan(300)
})
