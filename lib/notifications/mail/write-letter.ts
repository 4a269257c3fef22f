import type { Language } from '@/lib/identity/schemas/person'
import type { LetterKind } from '../letters/kinds'
import { fill, messages } from '../text'
import { escapeHtml, fillLetterFrame, paragraph, quotation, toCopy } from './frame'
import type { Written } from './write'

interface Mailbox {
  /** Null for somebody who has no account. */
  name: string | null
  language: Language
  /** Where the one link leads. */
  href: string
  /** What the text speaks of. */
  words?: Record<string, string> | undefined
  /** What somebody wrote to them. */
  quote?: string | undefined
  /** Something to be typed or copied. */
  code?: string | undefined
}

/** The mail to a mailbox about itself: one act, and why it came; no way to switch it off. */
export async function writeLetter(kind: LetterKind, mailbox: Mailbox): Promise<Written> {
  const { name, language, href, words = {}, quote, code } = mailbox
  const { mail, letters } = messages[language]
  const { title, body, action } = letters[kind]
  const said = fill(body, words)
  const greeting = name === null ? letters.greeting : fill(mail.greeting, { name })
  return {
    subject: title,
    html: await fillLetterFrame(language, {
      subject: escapeHtml(title),
      preview: escapeHtml(said),
      greeting: escapeHtml(greeting),
      content: paragraph(said) + (quote ? quotation(quote) : '') + (code ? toCopy(code) : ''),
      action: escapeHtml(action),
      href: escapeHtml(href),
    }),
    text: [
      title,
      greeting,
      said,
      ...(quote ? [`> ${quote}`] : []),
      ...(code ? [code] : []),
      `${action}: ${href}`,
      '--',
      letters.why,
      '',
    ].join('\n\n'),
  }
}
