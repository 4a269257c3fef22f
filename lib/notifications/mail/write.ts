import type { Mail } from '../port'
import type { Noticed, Reader, Telling } from '../telling'
import { fill, messages, tell } from '../text'
import { entry, escapeHtml, fillFrame, linkTo, paragraph } from './frame'

export interface Written {
  subject: string
  html: string
  /** Says the same as the HTML. */
  text: string
}

/** No program shows more. */
const previewed = 150

/** The mail of a telling. The same telling always makes the same mail. */
export async function writeMail({ id, to, reader, noticed, digest }: Telling): Promise<Mail> {
  const [first] = noticed
  const written = digest || !first ? await writeDigest(reader, noticed) : await writeOne(reader, first)
  return { id, to, unsubscribeUrl: reader.unsubscribeUrl, ...written }
}

/** The mail about one notification. */
function writeOne(reader: Reader, { kind, facts }: Noticed): Promise<Written> {
  const { title, body, action, href, more } = tell(kind, facts, reader.language)
  return write(reader, {
    subject: title,
    preview: body,
    html: paragraph(body) + (more ? linkTo(more.label, more.url) : ''),
    text: more ? `${body}\n\n${more.label}: ${more.url}` : body,
    action,
    href: reader.site + href,
  })
}

/** The mail that gathers what happened in a window, the oldest first. */
function writeDigest(reader: Reader, noticed: readonly Noticed[]): Promise<Written> {
  const { mail } = messages[reader.language]
  const told = noticed.map(({ kind, facts }) => tell(kind, facts, reader.language))
  const entries = told.map(({ title, body, href }) => ({ title, body, href: reader.site + href }))
  return write(reader, {
    subject: fill(noticed.length === 1 ? mail.digestTitleOne : mail.digestTitle, {
      count: String(noticed.length),
    }),
    preview: entries.map(({ title }) => title).join(' · '),
    html: paragraph(mail.digestBody) + entries.map((one) => entry(one.title, one.body, one.href)).join(''),
    text: [mail.digestBody, ...entries.map((one) => `${one.title}\n${one.body}\n${one.href}`)].join('\n\n'),
    action: mail.digestAction,
    href: `${reader.site}/notifications`,
  })
}

interface Content {
  subject: string
  /** Shown beside the subject in a list of mails. */
  preview: string
  html: string
  text: string
  action: string
  href: string
}

async function write(
  reader: Reader,
  { subject, preview, html, text, action, href }: Content,
): Promise<Written> {
  const { mail } = messages[reader.language]
  const greeting = fill(mail.greeting, { name: reader.name })
  const settings = `${reader.site}/account/notifications`
  return {
    subject,
    html: await fillFrame(reader.language, {
      subject: escapeHtml(subject),
      preview: escapeHtml(preview.slice(0, previewed).toWellFormed()),
      greeting: escapeHtml(greeting),
      content: html,
      action: escapeHtml(action),
      href: escapeHtml(href),
      settings: escapeHtml(settings),
      unsubscribe: escapeHtml(reader.unsubscribeUrl),
    }),
    text: [
      subject,
      greeting,
      text,
      `${action}: ${href}`,
      '--',
      mail.why,
      `${mail.settings}: ${settings}`,
      `${mail.unsubscribe}: ${reader.unsubscribeUrl}`,
      '',
    ].join('\n\n'),
  }
}
