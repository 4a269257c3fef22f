import {
  Body,
  Button,
  Container,
  Head,
  Heading,
  Hr,
  Html,
  Link,
  Section,
  Text,
} from '@react-email/components'
import { render } from '@react-email/render'
import { createElement as h, type ReactNode } from 'react'
import type { Language } from '@/lib/identity/schemas/person'
import { messages } from '../text'

/** Places in the frame, filled for every mail. Lower-case letters pass through rendering unchanged. */
export const places = [
  'subject',
  'preview',
  'greeting',
  'content',
  'action',
  'href',
  'settings',
  'unsubscribe',
] as const
export type Place = (typeof places)[number]

const mark = (place: Place) => `tradepost-place-${place}`

const font = '-apple-system, "Segoe UI", Roboto, Helvetica, Arial, sans-serif'
const ink = '#1d2026'
const quiet = '#5b6270'
/** What a list of mails shows beside the subject. The library's own Preview adds 9 kB of blanks to every mail. */
const hidden = {
  display: 'none',
  overflow: 'hidden',
  lineHeight: '1px',
  maxHeight: 0,
  maxWidth: 0,
  opacity: 0,
}

function Frame({ language, foot }: { language: Language; foot: ReactNode }): ReactNode {
  return h(
    Html,
    { lang: language },
    h(Head, null, h('title', null, mark('subject'))),
    h(
      Body,
      { style: { backgroundColor: '#f4f5f7', margin: 0, padding: '24px 0', fontFamily: font } },
      h('div', { style: hidden }, mark('preview')),
      h(
        Container,
        { style: { backgroundColor: '#ffffff', borderRadius: 10, padding: '28px 32px', maxWidth: 560 } },
        h(
          Text,
          { style: { color: '#8a5200', fontSize: 15, fontWeight: 600, margin: '0 0 20px' } },
          'Tradepost',
        ),
        h(
          Heading,
          { as: 'h1', style: { color: ink, fontSize: 22, lineHeight: '28px', margin: '0 0 16px' } },
          mark('subject'),
        ),
        h(
          Text,
          { style: { color: ink, fontSize: 15, lineHeight: '24px', margin: '0 0 12px' } },
          mark('greeting'),
        ),
        mark('content'),
        h(
          Section,
          { style: { margin: '20px 0 8px' } },
          h(
            Button,
            {
              href: mark('href'),
              style: {
                backgroundColor: '#f2a93b',
                color: '#2a1a00',
                borderRadius: 7,
                fontSize: 15,
                fontWeight: 600,
                padding: '11px 20px',
              },
            },
            mark('action'),
          ),
        ),
        h(Hr, { style: { borderColor: '#e3e5ea', margin: '24px 0 16px' } }),
        h(Text, { style: { color: quiet, fontSize: 13, lineHeight: '20px', margin: 0 } }, foot),
      ),
    ),
  )
}

const quietLink = { color: quiet, textDecoration: 'underline' }

function noticeFoot(language: Language): ReactNode[] {
  const { mail } = messages[language]
  return [
    `${mail.why} `,
    h(Link, { key: 'settings', href: mark('settings'), style: quietLink }, mail.settings),
    ' · ',
    h(Link, { key: 'unsubscribe', href: mark('unsubscribe'), style: quietLink }, mail.unsubscribe),
  ]
}

type Form = 'notice' | 'letter'

const feet: Record<Form, (language: Language) => ReactNode> = {
  notice: noticeFoot,
  letter: (language) => messages[language].letters.why,
}

const frames = new Map<string, Promise<string>>()

/** The rendered frame of a language. It is rendered once per process; every mail only fills its places. */
function frameOf(form: Form, language: Language): Promise<string> {
  const key = `${form} ${language}`
  const known = frames.get(key) ?? render(h(Frame, { language, foot: feet[form](language) }))
  frames.set(key, known)
  return known
}

async function fillPlaces(form: Form, language: Language, values: Partial<Record<Place, string>>) {
  const frame = await frameOf(form, language)
  return frame.replaceAll(/tradepost-place-([a-z]+)/g, (_, place: Place) => values[place] ?? '')
}

/** A whole mail. Values of places are HTML; see `escapeHtml`. */
export const fillFrame = (language: Language, values: Record<Place, string>): Promise<string> =>
  fillPlaces('notice', language, values)

/** As `fillFrame`, for a mail that cannot be switched off. */
export const fillLetterFrame = (
  language: Language,
  values: Omit<Record<Place, string>, 'settings' | 'unsubscribe'>,
): Promise<string> => fillPlaces('letter', language, values)

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

export const escapeHtml = (text: string): string =>
  text.replaceAll(/[&<>"']/g, (char) => entities[char] ?? char)

export const paragraph = (text: string): string =>
  `<p style="color:${ink};font-size:15px;line-height:24px;margin:0 0 12px">${escapeHtml(text)}</p>`

export const linkTo = (label: string, url: string): string =>
  `<p style="font-size:15px;line-height:24px;margin:0 0 12px"><a href="${escapeHtml(url)}" style="color:${ink};font-weight:600">${escapeHtml(label)}</a></p>`

export const quotation = (text: string): string =>
  `<blockquote style="color:${quiet};font-size:15px;line-height:24px;margin:0 0 12px;padding-left:12px;border-left:3px solid #e3e5ea">${escapeHtml(text)}</blockquote>`

export const toCopy = (code: string): string =>
  `<p style="background-color:#f4f5f7;border-radius:7px;color:${ink};font-family:Menlo,Consolas,monospace;font-size:18px;line-height:28px;margin:0 0 12px;padding:10px 14px">${escapeHtml(code)}</p>`

/** One line of a digest: what happened, and a link to it. */
export const entry = (title: string, body: string, href: string): string =>
  `<p style="color:${ink};font-size:15px;line-height:24px;margin:0 0 16px"><a href="${escapeHtml(href)}" style="color:${ink};font-weight:600">${escapeHtml(title)}</a><br>${escapeHtml(body)}</p>`
