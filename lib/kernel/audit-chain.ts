import { createHash } from 'node:crypto'
import type { Sql } from 'postgres'
import { rawSql } from './db'
import { log } from './log'
import type { Timer } from './timer'

const batch = 500
/** No operation's transaction takes this long, so nothing committed later can be dated this much earlier. */
const longestCommitMs = 3_600_000

/**
 * Links what has been committed since, and logs the head: whoever keeps the log elsewhere can prove later that the end
 * of the chain was not cut off. Returns how many rows it linked.
 */
export async function linkAudit(): Promise<number> {
  let linked = 0
  for (let more = batch; more === batch; linked += more) {
    const [row] = await rawSql()<{ linked: number }[]>`select audit_chain(${batch}) as linked`
    more = row?.linked ?? 0
  }
  if (linked > 0) log().info({ linked, ...(await headOf()) }, 'audit log linked')
  return linked
}

export const auditTimers: readonly Timer[] = [
  { name: 'kernel.linkAudit', everyMs: 2_000, run: async () => void (await linkAudit()) },
]

async function headOf(): Promise<{ head: string }> {
  const [row] = await rawSql()<{ position: string; hash: string }[]>`
    select position, encode(hash, 'hex') as hash from audit
    where position is not null order by position desc limit 1`
  return { head: `${row?.position}:${row?.hash}` }
}

/** A link that was noted before, for example from the log of a worker. */
export interface AuditHead {
  position: number
  hash: string
}

export interface AuditProof {
  /** Rows whose links hold, counted from the first. */
  sound: number
  /** Rows written since the last linking. */
  waiting: number
  head: AuditHead
  /** The first row that is not as it was written; null when there is none. */
  broken: { position: number; id: string; why: string } | null
}

interface Row {
  id: string
  position: string
  hash: Buffer
  linked_at: Date
  at: Date
  at_text: string
  actor: string
  act: string
  subject: string
  reason: string | null
  detail: string
  request_id: string
  address: string | null
}

/** Reads the whole log and computes every hash anew, here and not in the database. */
export async function verifyAudit(sql: Sql = rawSql(), noted?: AuditHead): Promise<AuditProof> {
  const chain = new Chain(noted)
  for (let rows = await page(sql, 0); rows.length > 0; rows = await page(sql, chain.lastRead)) {
    for (const row of rows) {
      const why = chain.add(row)
      if (why) return proofOf(sql, chain, { position: chain.position + 1, id: row.id, why })
    }
  }
  const { position } = chain
  const cut = noted && noted.position > position
  const why = `the log once went up to row ${noted?.position} and now ends at row ${position}`
  return proofOf(sql, chain, cut ? { position: position + 1, id: 'gone', why } : null)
}

const page = (sql: Sql, after: number) =>
  sql<Row[]>`
    select id, position, hash, linked_at, at, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at_text,
      actor, act, subject, reason, detail::text as detail, request_id, address
    from audit where position > ${after} order by position limit ${batch}`

async function proofOf(sql: Sql, chain: Chain, broken: AuditProof['broken']): Promise<AuditProof> {
  const [row] = await sql<{ waiting: number }[]>`
    select count(*)::int as waiting from audit where position is null`
  const head = { position: chain.position, hash: chain.hash.toString('hex') }
  return { sound: chain.position, waiting: row?.waiting ?? 0, head, broken }
}

/** The state of a walk along the chain. Rows with one `linked_at` were linked in one run, in the order of their dates. */
class Chain {
  position = 0
  hash: Buffer = Buffer.alloc(0)
  lastRead = 0
  readonly #noted: AuditHead | undefined
  #run = { at: 0, newest: 0 }
  #earlier = { at: 0, newest: 0 }

  constructor(noted: AuditHead | undefined) {
    this.#noted = noted
  }

  /** Why this row cannot be the next one; null when it is. */
  add(row: Row): string | null {
    this.lastRead = Number(row.position)
    const position = this.position + 1
    if (this.lastRead !== position) return `row ${position} is gone; this is row ${this.lastRead}`
    const hash = hashAfter(this.hash, position, row)
    if (!hash.equals(row.hash)) return 'it is not what it was when it was linked, or the row before it is not'
    if (this.#noted?.position === position && this.#noted.hash !== hash.toString('hex'))
      return 'the chain up to here is not the one that was noted'
    if (this.#isBackdated(row))
      return `it is dated ${row.at_text} and came after rows that were linked much later`
    this.position = position
    this.hash = hash
    return null
  }

  /** What was there when an earlier run linked younger rows would have been linked with them. */
  #isBackdated({ at, linked_at: linkedAt }: Row): boolean {
    const [date, run] = [at.getTime(), linkedAt.getTime()]
    if (run !== this.#run.at) {
      this.#earlier = { at: this.#run.at, newest: Math.max(this.#earlier.newest, this.#run.newest) }
      this.#run = { at: run, newest: 0 }
    }
    this.#run.newest = Math.max(this.#run.newest, date)
    return date < this.#earlier.newest && this.#earlier.at - date > longestCommitMs
  }
}

/** The same text as `audit_text` in the database: every field with its length in bytes, "-" for one that is null. */
function hashAfter(before: Buffer, position: number, row: Row): Buffer {
  const { id, at_text: at, actor, act, subject, reason, detail, request_id: requestId, address } = row
  const fields = [id, at, actor, act, subject, reason, detail, requestId, address]
  const text = fields.map((field) => (field === null ? '-' : `${Buffer.byteLength(field)}:${field}`))
  return createHash('sha256')
    .update(before)
    .update([position, ...text].join())
    .digest()
}
