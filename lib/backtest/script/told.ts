import { z } from 'zod'
import { noneEnded } from '../engine/desk/desk'

const number = z.number()
const bar = z.int().min(0)
/** A parameter as a script declares it. */
export const declaredParam = z.object({
  name: z.string().max(64),
  kind: z.enum(['integer', 'number', 'yesno']),
  default: number,
  min: number.optional(),
  max: number.optional(),
  step: number.optional(),
})

const trade = z.object({
  size: number,
  entryBar: bar,
  exitBar: bar,
  entryPrice: number,
  exitPrice: number,
  pnl: number,
  ratio: number,
  fees: number,
  funding: number,
  tag: z.string().max(64),
  exit: z.enum(['plain', 'stop-loss', 'take-profit', 'liquidation']),
})

const counts = Object.fromEntries(Object.keys(noneEnded()).map((reason) => [reason, z.int().min(0)]))
const ended = z.object(counts as Record<keyof ReturnType<typeof noneEnded>, z.ZodInt>)

const level = z.object({ as: z.enum(['price', 'percent', 'distance', 'ticks']), value: number }).nullable()
const risk = z.object({
  maxEntries: number,
  leverage: number,
  maxDailyLoss: number.nullable(),
  maxDrawdown: number.nullable(),
  maxPosition: number.nullable(),
  stopLoss: level,
  takeProfit: level,
})

/** What the process of a script says of a run. It has seen a stranger's code, so its words are checked like anybody's. */
export const toldOfRun = z.object({
  run: z.object({
    trades: z.array(trade),
    ended,
    refusals: z.array(
      z.object({
        bar,
        id: z.string().max(64),
        reason: z.enum(['rejected', 'lot', 'largest position']),
      }),
    ),
    refused: z.int().min(0),
    alerts: z.array(z.object({ bar, message: z.string().max(1_000) })),
    alerted: z.int().min(0),
    stops: z.array(z.object({ bar, reason: z.enum(['daily loss', 'drawdown']) })),
    open: z.object({ size: number, averagePrice: number, profit: number, since: bar }).nullable(),
    waiting: z.int().min(0),
    forgiven: number,
    params: z.record(z.string(), number),
  }),
  sums: z.object({ openSince: z.array(bar), fees: number, funding: number, turnover: number }),
  declared: z.array(declaredParam).max(64),
  risk,
  lines: z.array(z.string().max(500)).max(200),
  wishes: z.array(z.tuple([bar, z.looseObject({ do: z.string() })])),
  series: z.array(z.string().max(200)),
})

export type DeclaredParam = z.infer<typeof declaredParam>
