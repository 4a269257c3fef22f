import { count, eq } from 'drizzle-orm'
import { z } from 'zod'
import { candleSeries, instrument } from '@/db/schema/exchanges'
import type { Bars } from '@/lib/backtest/engine/candles/bars'
import { systemOnly } from '@/lib/kernel/access'
import type { Tx } from '@/lib/kernel/db'
import { notFound, refuse } from '@/lib/kernel/errors'
import { idSchema } from '@/lib/kernel/ids'
import { type Ctx, command } from '@/lib/kernel/operation'
import { seriesChanged } from '../events'
import { candleFileInput, filesPerPerson, type KeptFile, keptFileView } from '../schemas/file'
import { ensureSeries } from '../series'
import { writeBars } from '../write-bars'

/** Whose candles these are, of which pair and frame, and what they are called. */
export const ownedFile = candleFileInput.extend({ personId: idSchema('user') })

type OwnedFile = z.infer<typeof ownedFile>

/** Refuses a pair that nobody knows. */
export async function demandInstrument(tx: Tx, instrumentId: string): Promise<void> {
  const [found] = await tx
    .select({ id: instrument.id })
    .from(instrument)
    .where(eq(instrument.id, instrumentId))
  if (!found) notFound('pair')
}

/** All bars of a file, or none: new ones are added to the series of that name, known ones replaced. */
export async function keepBars(
  ctx: Ctx,
  { personId, instrumentId, frame, name }: OwnedFile,
  bars: Bars,
  missing: number,
): Promise<KeptFile> {
  await demandInstrument(ctx.tx, instrumentId)
  const series = await ensureSeries(ctx, { instrumentId, frame, own: { personId, name } })
  await demandRoom(ctx.tx, personId)
  const { added, replaced } = await writeBars(ctx, series, bars)
  await ctx.emit(seriesChanged, {
    aggregate: series.id,
    payload: { seriesId: series.id },
    rooms: [`user:${personId}`],
  })
  return { seriesId: series.id, bars: bars.ts.length, added, replaced, missing }
}

async function demandRoom(tx: Tx, personId: string): Promise<void> {
  const [row] = await tx.select({ n: count() }).from(candleSeries).where(eq(candleSeries.ownerId, personId))
  if ((row?.n ?? 0) > filesPerPerson)
    refuse('too_many_files', `You keep ${filesPerPerson} files of candles already. Delete one first.`)
}

/** Bars that were read and checked outside of any transaction. */
export const keepCandleFile = command(
  {
    name: 'exchanges.keepCandleFile',
    summary: 'Keeps the candles of a file that was read.',
    input: ownedFile.extend({ bars: z.custom<Bars>(), missing: z.number().int() }),
    output: keptFileView,
    access: systemOnly,
  },
  async ({ bars, missing, ...file }, ctx) => keepBars(ctx, file, bars, missing),
)
