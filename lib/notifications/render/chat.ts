import { passesQuiet } from '../kinds'
import type { Chat, Push, Sms } from '../port'
import type { Telling } from '../telling'
import { fill, messages, type Told, tell } from '../text'

interface Short {
  title: string
  body: string
  action: string
  /** Names the delivery at its end, where people do not look and programs can. */
  url: string
  more?: Told['more']
}

/** What a telling says in a few lines; a digest lists its titles. */
export function shortOf({ id, reader, noticed, digest }: Telling): Short {
  const told = noticed.map(({ kind, facts }) => tell(kind, facts, reader.language))
  const [first] = told
  if (first && !digest) return { ...first, url: `${reader.site}${first.href}#${id}` }
  const { mail } = messages[reader.language]
  const count = String(told.length)
  return {
    title: fill(told.length === 1 ? mail.digestTitleOne : mail.digestTitle, { count }),
    body: told.map(({ title }) => title).join('\n'),
    action: mail.digestAction,
    url: `${reader.site}/notifications#${id}`,
  }
}

/** Never cuts a character in half. */
const cut = (text: string, most: number): string =>
  text.length <= most ? text : `${[...text].slice(0, most - 1).join('')}…`

export function writeChat(telling: Telling): Chat {
  const { title, body, action, url, more } = shortOf(telling)
  const text = cut(body, 1_500) + (more ? `\n${more.label}: ${more.url}` : '')
  return { id: telling.id, to: telling.to, title: cut(title, 200), body: text, action, url }
}

/** Title and a line: what fits into four kilobytes sealed, and onto a lock screen. */
export function writePush(telling: Telling): Push {
  const { title, body, url } = shortOf(telling)
  const urgent = telling.noticed.some(({ kind }) => passesQuiet(kind))
  return { id: telling.id, to: telling.to, title: cut(title, 120), body: cut(body, 300), url, urgent }
}

/** As few parts as can be: each one costs money. The end of the id tells two equal messages apart. */
export function writeSms(telling: Telling): Sms {
  const { title, url } = shortOf(telling)
  const { id, to, reader, again } = telling
  const link = url.slice(0, url.indexOf('#'))
  return {
    id,
    to,
    text: `Tradepost: ${cut(title, 120)} ${link} (${id.slice(-6)})`,
    again,
    callbackUrl: `${reader.site}/api/webhooks/twilio?delivery=${id}`,
  }
}
