import type { Journal, Table } from '../journal'
import { parseMail } from './mime'

export interface Mail {
  id: string
  at: number
  from: string
  to: string
  messageId: string
  subject: string
  headers: Record<string, string>
  text: string
  html: string
}

/** How the mail server may misbehave; the same words are in its page and its control API. */
export const mailFaults = {
  '451 later': 'refuses the recipient for now',
  '550 unknown': 'refuses the recipient for good',
  '554 content': 'refuses the message for good',
  '421 busy': 'ends the connection with a greeting of 421',
  '535 login': 'refuses the connection: our settings are wrong',
  hang: 'never answers the recipient',
  'reset after accepting': 'keeps the message and breaks the connection without an answer',
} as const

export type MailFaultName = keyof typeof mailFaults
export const mailFaultNames = Object.keys(mailFaults) as MailFaultName[]

export interface MailFault {
  id: string
  name: MailFaultName
  /** Only recipients that contain this; empty: all. */
  to: string
  /** How often it still strikes; null: always. */
  left: number | null
  /** Of the mails that it may strike, in the long run. */
  share: number
  /** What it should have struck by its share, less what it struck. */
  owed: number
  struck: number
  /** Set by a button of the outbox, and taken back by another. */
  standing?: boolean
}

const kept = 2_000
/** So many deliveries of the product are counted. */
const counted = 120_000

/** How often a delivery of the product was taken, and how often its sender did not hear so. */
export interface MailCount {
  id: string
  taken: number
  unheard: number
}

interface FaultWish {
  to?: string
  count?: number | null
  share?: number
}

/** Every mail that was accepted, and the faults that are to come. */
export class Mailbox {
  private readonly journal: Journal
  private readonly rows: Table<Mail>
  private readonly tally: Table<MailCount>
  private faults: MailFault[] = []
  private made = 0

  constructor(journal: Journal) {
    this.journal = journal
    this.rows = journal.table<Mail>('mail')
    this.tally = journal.table<MailCount>('mailCount')
  }

  keep(from: string, to: string, raw: Buffer, heard = true): Mail {
    const { headers, text, html } = parseMail(raw)
    this.count(headers['x-tradepost-delivery'] ?? '', heard)
    const at = Date.now()
    const mail = this.rows.put({
      id: `${at.toString(36)}${(this.made++).toString(36).padStart(4, '0')}`,
      at,
      from,
      to,
      messageId: headers['message-id'] ?? '',
      subject: headers.subject ?? '',
      headers,
      text,
      html,
    })
    if (this.rows.size > kept) this.dropOldest()
    this.journal.commit()
    return mail
  }

  get(id: string): Mail | undefined {
    return this.rows.get(id)
  }

  /** How often each delivery arrived, also those whose mail is no longer kept. */
  counts(): readonly MailCount[] {
    return [...this.tally.all()]
  }

  /** Newest first. */
  list({ to = '', limit = 200 }: { to?: string; limit?: number } = {}): Mail[] {
    const fitting = [...this.rows.all()].filter((mail) => mail.to.includes(to))
    return fitting.slice(-limit).toReversed()
  }

  clear() {
    for (const { id } of [...this.rows.all()]) this.rows.delete(id)
    this.journal.commit()
  }

  addFault(name: MailFaultName, { to = '', count = null, share = 1 }: FaultWish = {}) {
    const fault: MailFault = { id: String(++this.made), name, to, left: count, share, owed: 0, struck: 0 }
    this.faults.push(fault)
    return fault
  }

  /** How a mailbox behaves from now on: as the buttons of the outbox say. */
  setStanding(to: string, verdict: string) {
    this.faults = this.faults.filter((fault) => !fault.standing || fault.to !== to)
    const name = verdict === 'failed' ? '451 later' : verdict === 'blocked' ? '550 unknown' : null
    if (name) this.addFault(name, { to }).standing = true
  }

  standing(to: string): 'ok' | 'failing' | 'gone' {
    const fault = this.faults.find((one) => one.standing && one.to === to)
    if (!fault) return 'ok'
    return fault.name === '451 later' ? 'failing' : 'gone'
  }

  allFaults(): readonly MailFault[] {
    return this.faults
  }

  clearFaults() {
    this.faults = []
  }

  /** The first fault of these names that strikes this recipient; it is counted. */
  draw(names: readonly MailFaultName[], recipient = ''): MailFaultName | null {
    const found = this.faults.find(
      (fault) =>
        names.includes(fault.name) && fault.left !== 0 && recipient.includes(fault.to) && isDue(fault),
    )
    if (!found) return null
    found.struck += 1
    if (found.left !== null) found.left -= 1
    return found.name
  }

  private count(id: string, heard: boolean) {
    if (!id) return
    const known = this.tally.get(id) ?? { id, taken: 0, unheard: 0 }
    this.tally.put({ id, taken: known.taken + 1, unheard: known.unheard + (heard ? 0 : 1) })
    const [oldest] = this.tally.all()
    if (this.tally.size > counted && oldest) this.tally.delete(oldest.id)
  }

  private dropOldest() {
    const [oldest] = this.rows.all()
    if (oldest) this.rows.delete(oldest.id)
  }
}

/** Evenly: a share of a twentieth strikes every twentieth time. */
function isDue(fault: MailFault): boolean {
  fault.owed += fault.share
  if (fault.owed < 1) return false
  fault.owed -= 1
  return true
}
