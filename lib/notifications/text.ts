import type { Language } from '@/lib/identity/schemas/person'
import { type Currency, currencySchema, formatMoney } from '@/lib/kernel/money'
import { type KindName, kindOf } from './kinds'
import de from './messages/de.json' with { type: 'json' }
import en from './messages/en.json' with { type: 'json' }
import type { NoticeFacts } from './schemas/notice'

type Messages = typeof en

/** A language whose file lacks a text does not compile; that it has no text too many is a test. */
export const messages: Record<Language, Messages> = { en, de }

const locales: Record<Language, string> = { en: 'en-IE', de: 'de-DE' }

export const localeOf = (language: Language): string => locales[language]

export interface Told {
  title: string
  body: string
  /** Words on the button that leads to `href`. */
  action: string
  href: string
  /** A second way on, outside our pages: where the carrier shows the parcel. */
  more: { label: string; url: string } | null
}

/** What a notification says, in one language. The same kind and facts always give the same words. */
export function tell(kind: KindName, facts: NoticeFacts, language: Language): Told {
  const { kinds, actions } = messages[language]
  const { title, body } = kinds[kind]
  const { category, action, words: known, href } = kindOf(kind)
  const words = wordsOf(facts, language)
  const { trackingUrl: url } = facts
  return {
    title: fill(title, words),
    body: fill(body, words),
    action: actions[action ?? category],
    href: href(facts),
    more: url && known.includes('parcel') ? { label: messages[language].parcel.follow, url } : null,
  }
}

function wordsOf(
  { amountMinor, currency, role, channel, until, carrier, tracking, ...facts }: NoticeFacts,
  language: Language,
) {
  const roles: Record<string, string> = messages[language].roles
  return {
    ...facts,
    until: until ? dateTime(until, language) : messages[language].untilLifted,
    parcel: [carrier, tracking].filter(Boolean).join(', ') || messages[language].parcel.noNumber,
    role: role && (roles[role] ?? role),
    channel: channel && messages[language].channels[channel],
    amount: amountMinor === undefined ? '' : formatMoney(amountMinor, money(currency), locales[language]),
  }
}

const dateTime = (at: string, language: Language): string =>
  `${new Intl.DateTimeFormat(locales[language], {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'UTC',
  }).format(new Date(at))} UTC`

const money = (currency: string | undefined): Currency => currencySchema.parse(currency)

/** Puts words into the places of a text: `{item}`. A place without a word is a bug that a test finds. */
export const fill = (text: string, words: Record<string, string | undefined>): string =>
  text.replaceAll(/\{(\w+)\}/g, (place, name: string) => words[name] ?? place)

/** What a kind is called on the settings page and where mail of it is switched off. */
export const labelOf = (kind: KindName, language: Language): string => messages[language].kinds[kind].label
