import { and, asc, eq, gt, like, or, sql } from 'drizzle-orm'
import { z } from 'zod'
import { instrument } from '@/db/schema/exchanges'
import { anyone } from '@/lib/kernel/access'
import { readCursor, writeCursor } from '@/lib/kernel/cursor'
import { query } from '@/lib/kernel/operation'
import { instrumentList, instrumentsInput } from '../schemas/series'

const place = z.tuple([z.string(), z.string()])

export const instruments = query(
  {
    name: 'exchanges.instruments',
    summary: 'The pairs that exchanges trade, with their steps, fees and funding.',
    input: instrumentsInput,
    output: instrumentList,
    access: anyone,
  },
  async ({ exchange, search, cursor, limit }, { db }) => {
    const after = readCursor(place, cursor)
    const rows = await db
      .select()
      .from(instrument)
      .where(
        and(
          exchange && eq(instrument.exchange, exchange),
          search ? like(instrument.symbol, `${search.replaceAll(/[\\%_]/g, '\\$&')}%`) : undefined,
          after
            ? or(
                gt(instrument.symbol, after[0]),
                and(eq(instrument.symbol, after[0]), gt(sql`${instrument.exchange}`, after[1])),
              )
            : undefined,
        ),
      )
      .orderBy(asc(instrument.symbol), asc(instrument.exchange))
      .limit(limit + 1)
    const last = rows.length > limit ? rows[limit - 1] : undefined
    return {
      items: rows.slice(0, limit).map(({ updatedAt: _, ...facts }) => facts),
      nextCursor: last ? writeCursor(last.symbol, last.exchange) : null,
    }
  },
)
