import { z } from 'zod'
import { refuse } from './errors'
import { type IdKind, idSchema } from './ids'
import { storable } from './storable'

/** Where a page of a list ended, as text that means nothing to whoever keeps it: the sort values of its last row. */
export const writeCursor = (...parts: (string | boolean)[]): string =>
  Buffer.from(JSON.stringify(parts)).toString('base64url')

/** What `writeCursor` was given; null for the first page. Refuses what nobody was given (`invalid_cursor`). */
export function readCursor<T>(shape: z.ZodType<T>, cursor: string | undefined): T | null {
  if (!cursor) return null
  const read = shape.safeParse(parsed(Buffer.from(cursor, 'base64url').toString('utf8')))
  if (read.success && storable(read.data)) return read.data
  refuse('invalid_cursor', 'This page of the list is no longer known. Start again from the first one.', {
    status: 400,
  })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const moment =
  /^(2\d{3}-\d\d-\d\d)[T ](?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,6})?(?:Z|[+-](?:0\d|1[0-4])(?::[0-5]\d)?)$/

/** A time as JSON or PostgreSQL writes it: only what PostgreSQL reads again. */
export const cursorTime = z.string().refine((text) => {
  const [, day] = moment.exec(text) ?? []
  const midnight = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(day ?? '-')
})

/** The cursor of a list by time: time and id of its last row. */
export const timeAndId = (kind: IdKind) => z.tuple([cursorTime, idSchema(kind)])
