import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { linesOf, writeLines } from './lines-file'

export interface Row {
  id: string
}
export type LogEntry = { seq: number; at: number; kind: string } & Record<string, unknown>

export interface Table<T extends Row> {
  get(id: string): T | undefined
  put(row: T): T
  delete(id: string): void
  all(): IterableIterator<T>
  readonly size: number
}
interface Batch {
  seq: number
  rows: [table: string, id: string, row: Row | null][]
  log: LogEntry[]
}

type Saved = { seq: number; logSeq: number } | [table: string, row: Row]

/** A snapshot is written when the journal has grown by this much, and by as much as the last snapshot had. */
const compactAfterBytes = 16 * 1024 * 1024
const compactAtLatest = 128 * 1024 * 1024

/**
 * Tables in memory whose every change is on disk before the caller is answered: `commit()` appends one line to
 * journal.ndjson and the log entries to trades.ndjson. A snapshot replaces the journal when it grows and on close.
 * Survives SIGKILL of the process; with `dir` null nothing is written.
 */
export class Journal {
  readonly log: LogEntry[] = []
  private readonly dir: string | null
  private readonly tables = new Map<string, Map<string, Row>>()
  private dirty = new Map<string, [string, string]>()
  private pendingLog: LogEntry[] = []
  private seq = 0
  private logSeq = 0
  private bytes = 0
  private snapshotBytes = 0

  constructor(dir: string | null) {
    this.dir = dir
    if (!dir) return
    mkdirSync(dir, { recursive: true })
    this.load(dir)
  }

  table<T extends Row>(name: string): Table<T> {
    const rows = this.rowsOf(name) as Map<string, T>
    return {
      get: (id) => rows.get(id),
      put: (row) => {
        rows.set(row.id, row)
        this.dirty.set(`${name}/${row.id}`, [name, row.id])
        return row
      },
      delete: (id) => {
        if (rows.delete(id)) this.dirty.set(`${name}/${id}`, [name, id])
      },
      all: () => rows.values(),
      get size() {
        return rows.size
      },
    }
  }

  record(at: number, kind: string, facts: Record<string, unknown>) {
    const entry = { ...facts, seq: ++this.logSeq, at, kind }
    this.pendingLog.push(entry)
    this.log.push(entry)
  }

  commit() {
    if (this.dirty.size === 0 && this.pendingLog.length === 0) return
    const rows: Batch['rows'] = []
    for (const [table, id] of this.dirty.values()) rows.push([table, id, this.rowsOf(table).get(id) ?? null])
    const batch: Batch = { seq: ++this.seq, rows, log: this.pendingLog }
    this.dirty = new Map()
    this.pendingLog = []
    if (!this.dir) return
    const line = `${JSON.stringify(batch)}\n`
    appendFileSync(this.file('journal.ndjson'), line)
    this.appendLog(batch.log)
    this.bytes += line.length
    const grown = Math.min(compactAtLatest, Math.max(compactAfterBytes, this.snapshotBytes))
    if (this.bytes > grown) this.snapshot()
  }

  /** One line per row: a large world never becomes one string. */
  snapshot() {
    if (!this.dir) return
    this.snapshotBytes = writeLines(this.file('world.ndjson'), this.snapshotLines())
    rmSync(this.file('journal.ndjson'), { force: true })
    this.bytes = 0
  }

  clear() {
    for (const [name, rows] of this.tables) {
      for (const id of rows.keys()) this.dirty.set(`${name}/${id}`, [name, id])
      rows.clear()
    }
  }

  close() {
    this.commit()
    this.snapshot()
  }

  private *snapshotLines(): Generator<unknown> {
    yield { seq: this.seq, logSeq: this.logSeq }
    for (const [name, rows] of this.tables) for (const row of rows.values()) yield [name, row]
  }

  private rowsOf(name: string): Map<string, Row> {
    const found = this.tables.get(name) ?? new Map<string, Row>()
    this.tables.set(name, found)
    return found
  }

  private file(name: string): string {
    return path.join(this.dir ?? '', name)
  }

  private appendLog(entries: LogEntry[]) {
    if (entries.length === 0) return
    appendFileSync(this.file('trades.ndjson'), entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''))
  }

  private load(dir: string) {
    for (const line of linesOf<Saved>(path.join(dir, 'world.ndjson')))
      if (Array.isArray(line)) this.rowsOf(line[0]).set(line[1].id, line[1])
      else [this.seq, this.logSeq] = [line.seq, line.logSeq]
    this.log.push(...wholeLines<LogEntry>(path.join(dir, 'trades.ndjson')))
    const logged = this.log.at(-1)?.seq ?? 0
    for (const batch of wholeLines<Batch>(path.join(dir, 'journal.ndjson'))) {
      if (batch.seq <= this.seq) continue
      this.seq = batch.seq
      for (const [table, id, row] of batch.rows) {
        if (row) this.rowsOf(table).set(id, row)
        else this.rowsOf(table).delete(id)
      }
      const missing = batch.log.filter((entry) => entry.seq > logged)
      this.log.push(...missing)
      this.appendLog(missing)
    }
    this.logSeq = Math.max(this.logSeq, this.log.at(-1)?.seq ?? 0)
    this.snapshot()
  }
}

/** A process killed while writing leaves half a line at the end; it was never answered, so it is cut off. */
function wholeLines<T>(file: string): T[] {
  if (!existsSync(file)) return []
  const text = readFileSync(file, 'utf8')
  const end = text.lastIndexOf('\n') + 1
  if (end < text.length) writeFileSync(file, text.slice(0, end))
  return text
    .slice(0, end)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))
}
