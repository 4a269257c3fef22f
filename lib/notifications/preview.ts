import type { Language } from '@/lib/identity/schemas/person'
import { type Access, isAdmin } from '@/lib/kernel/access'
import { env } from '@/lib/kernel/env'
import { query } from '@/lib/kernel/operation'
import { type KindName, kindNames, kindOf } from './kinds'
import { type LetterKind, letterKinds } from './letters/kinds'
import { writeMail } from './mail/write'
import { writeLetter } from './mail/write-letter'
import { shortOf, writeChat, writePush, writeSms } from './render/chat'
import type { NoticeFacts } from './schemas/notice'
import { previewInput, previewView } from './schemas/preview'
import type { Telling } from './telling'

const facts: NoticeFacts = {
  dealId: 'deal_00000000000000000000000000',
  orderId: 'ord_00000000000000000000000000',
  sellerOrderId: 'sor_00000000000000000000000000',
  carrier: 'DHL',
  tracking: '00340434161094042557',
  trackingUrl: 'https://www.dhl.com/global-en/home/tracking.html?tracking-id=00340434161094042557',
  item: 'AK-47 | Redline <Field-Tested>',
  other: 'Ilse & Söhne',
  amountMinor: 2_410,
  currency: 'EUR',
  role: 'moderator',
  device: 'Firefox on Linux',
  address: '203.0.113.7',
  reason: '550 no such user',
  until: '2026-12-24T18:00:00.000Z',
  channel: 'telegram',
}

const at = new Date('2026-11-20T10:00:00Z')

/** A telling as it would be written to somebody, from made-up facts; without a kind, a digest of everything. */
export function previewTelling(kind: KindName | null, language: Language): Telling {
  const told = kind ? [kind] : kindNames.filter((each) => kindOf(each).only?.length !== 0)
  const site = env().APP_URL
  const id = 'dlv_00000000000000000000000000'
  return {
    id,
    to: 'mara@example.com',
    addressId: 'adr_00000000000000000000000000',
    reader: { name: 'Mara', language, site, unsubscribeUrl: `${site}/unsubscribe?token=preview` },
    noticed: told.map((each) => ({ kind: each, facts, at })),
    digest: kind === null,
    again: false,
  }
}

const previewLetter = (kind: LetterKind, language: Language) =>
  writeLetter(kind, {
    name: nameless.has(kind) ? null : 'Mara',
    language,
    href: `${env().APP_URL}/dev/mail`,
    ...(kind === 'gift_card' && present),
  })

const present = {
  words: { giver: 'Ilse & Söhne', amount: '€50.00' },
  quote: 'For the <long> evenings.',
  code: '7KQ2-M0XV-9TBC-4HNE',
}

const nameless: ReadonlySet<LetterKind> = new Set<LetterKind>(['sign_up'])

const inTheWorkshop: Access<unknown> = {
  rule: 'Anyone in the sandbox; admins in live mode.',
  answers: { stranger: 'allow', other: 'allow', owner: 'allow' },
  hides: 'page',
  check: (actor) => env().TRADEPOST_MODE === 'sandbox' || isAdmin(actor),
}

export const previewMessage = query(
  {
    name: 'notifications.preview',
    summary:
      'What a kind of notification looks like by every channel, and each letter by mail, from made-up facts.',
    input: previewInput,
    output: previewView,
    access: inTheWorkshop,
  },
  async ({ kind: wanted, language }) => {
    const shared = { kinds: kindNames, letters: [...letterKinds], language }
    const letter = letterKinds.find((each) => each === wanted)
    if (letter) return { ...shared, kind: letter, mail: await previewLetter(letter, language), short: null }
    const kind = kindNames.find((each) => each === wanted) ?? null
    const telling = previewTelling(kind, language)
    const { subject, html, text } = await writeMail(telling)
    const chat = writeChat(telling)
    const push = writePush(telling)
    return {
      ...shared,
      kind,
      mail: { subject, html, text },
      short: {
        chat: `${chat.title}\n${chat.body}\n\n${shortOf(telling).action}: ${chat.url}`,
        push: `${push.title}\n${push.body}`,
        sms: writeSms(telling).text,
      },
    }
  },
)
