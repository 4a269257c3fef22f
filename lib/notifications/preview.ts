import type { Language } from '@/lib/identity/schemas'
import { type Access, isAdmin } from '@/lib/kernel/access'
import { env } from '@/lib/kernel/env'
import { query } from '@/lib/kernel/operation'
import { type KindName, kindNames, kindOf } from './kinds'
import type { Letter } from './letter'
import { writeMail } from './mail/write'
import { shortOf, writeChat, writePush, writeSms } from './render/chat'
import { type NoticeFacts, previewInput, previewView } from './schemas'

const facts: NoticeFacts = {
  dealId: 'deal_00000000000000000000000000',
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

/** A letter as it would be written to somebody, from made-up facts; without a kind, a digest of everything. */
export function previewLetter(kind: KindName | null, language: Language): Letter {
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

const inTheWorkshop: Access<unknown> = {
  rule: 'Anyone in the sandbox; admins in live mode.',
  answers: { stranger: 'allow', other: 'allow', owner: 'allow' },
  hides: 'page',
  check: (actor) => env().TRADEPOST_MODE === 'sandbox' || isAdmin(actor),
}

export const previewMessage = query(
  {
    name: 'notifications.preview',
    summary: 'What a kind of notification looks like by every channel, from made-up facts.',
    input: previewInput,
    output: previewView,
    access: inTheWorkshop,
  },
  async ({ kind: wanted, language }) => {
    const kind = kindNames.find((each) => each === wanted) ?? null
    const letter = previewLetter(kind, language)
    const { subject, html, text } = await writeMail(letter)
    const chat = writeChat(letter)
    const push = writePush(letter)
    return {
      kinds: kindNames,
      kind,
      language,
      mail: { subject, html, text },
      chat: `${chat.title}\n${chat.body}\n\n${shortOf(letter).action}: ${chat.url}`,
      push: `${push.title}\n${push.body}`,
      sms: writeSms(letter).text,
    }
  },
)
