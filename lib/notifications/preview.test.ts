import { expect, test } from 'vitest'
import { languages } from '@/lib/identity/schemas/person'
import { anonymous } from '@/lib/kernel/access'
import { kindNames } from './kinds'
import { letterKinds } from './letters/kinds'
import { writeMail } from './mail/write'
import { previewMessage, previewTelling } from './preview'
import { writeChat, writePush, writeSms } from './render/chat'

const every = languages.flatMap((language) => [...kindNames, null].map((kind) => ({ language, kind })))

test.each(every)('$kind in $language is whole by every channel', async ({ language, kind }) => {
  const telling = previewTelling(kind, language)
  const mail = await writeMail(telling)
  const [chat, push, sms] = [writeChat(telling), writePush(telling), writeSms(telling)]
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

test.each(letterKinds)('the letter %s is shown as mail, and by no other channel', async (kind) => {
  for (const language of languages) {
    const view = await previewMessage.run({ actor: anonymous }, { kind, language })
    expect(view).toMatchObject({ kind, language, short: null })
    expect(view.mail.text).toContain(view.mail.subject)
  }
})
