import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  writeSync,
} from 'node:fs'
import path from 'node:path'

const maxBytes = 10 * 1024 * 1024
const warning = 40

export type LogFile = { write: (text: string) => void; tail: (lines: number) => string; close: () => void }

/** Appends to `file`; one that has grown past 10 MB is set aside as `.1` first. */
export function openLog(file: string): LogFile {
  mkdirSync(path.dirname(file), { recursive: true })
  if (existsSync(file) && statSync(file).size > maxBytes) renameSync(file, `${file}.1`)
  const from = existsSync(file) ? statSync(file).size : 0
  const handle = openSync(file, 'a')
  const tail = (lines: number) => {
    const added = readFileSync(file).subarray(from).toString('utf8').trimEnd().split('\n')
    return added.slice(-lines).join('\n')
  }
  return { write: (text) => writeSync(handle, text), tail, close: () => closeSync(handle) }
}

type Entry = { level?: unknown; msg?: unknown; err?: { message?: unknown } }

/** What of a child's line a person should see: warnings, errors, and plain text on the error output. */
export function worthShowing(line: string, fromErrorOutput: boolean): string | undefined {
  if (!line.startsWith('{')) return fromErrorOutput && line.trim() !== '' ? line : undefined
  try {
    const entry: Entry = JSON.parse(line)
    if (typeof entry.level !== 'number') return fromErrorOutput ? line : undefined
    if (entry.level < warning) return undefined
    const reason = entry.err?.message ? `: ${entry.err.message}` : ''
    return `${entry.level >= 50 ? 'error' : 'warning'}: ${entry.msg ?? ''}${reason}`
  } catch {
    return fromErrorOutput ? line : undefined
  }
}
