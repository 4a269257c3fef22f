import type { Language } from '@/lib/identity/schemas'
import type { LetterKind } from '../letters/kinds'
import { fill, messages } from '../text'
import { escapeHtml, fillLetterFrame, paragraph } from './frame'
import type { Written } from './write'

interface Mailbox {
  /** Null for somebody who has no account. */
  name: string | null
  language: Language
  /** Where the one link leads. */
  href: string
}

/** The mail to a mailbox about itself: one act, and why it came; no way to switch it off. */
export async function writeLetter(kind: LetterKind, { name, language, href }: Mailbox): Promise<Written> {
  const { mail, letters } = messages[language]
  const { title, body, action } = letters[kind]
  const greeting = name === null ? letters.greeting : fill(mail.greeting, { name })
  return {
    subject: title,
    html: await fillLetterFrame(language, {
      subject: escapeHtml(title),
      preview: escapeHtml(body),
      greeting: escapeHtml(greeting),
      content: paragraph(body),
      action: escapeHtml(action),
      href: escapeHtml(href),
    }),
    text: [title, greeting, body, `${action}: ${href}`, '--', letters.why, ''].join('\n\n'),
  }
}
