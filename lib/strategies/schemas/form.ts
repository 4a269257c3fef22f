import { z } from 'zod'

const name = z
  .string()
  .regex(
    /^[A-Za-z_][A-Za-z0-9_]{0,63}$/,
    'A name has letters, digits and _, begins with no digit and has at most 64.',
  )
const operand = z.union([z.number(), z.boolean(), z.string().min(1).max(200)])
const operands = z.array(operand).max(64)
const orderId = z.string().min(1).max(64)

const size = z.strictObject({ as: z.enum(['units', 'cash', 'equity', 'risk']), value: operand })
const level = z.strictObject({ as: z.enum(['price', 'percent', 'distance', 'ticks']), value: operand })

const brackets = {
  takeProfit: level.optional(),
  stopLoss: level.optional(),
  trail: z.strictObject({ from: level.optional(), by: level }).optional(),
}

const action = z.discriminatedUnion('do', [
  z.strictObject({
    do: z.enum(['entry', 'order']),
    id: orderId,
    side: z.enum(['long', 'short']),
    size: size.optional(),
    limit: operand.optional(),
    stop: operand.optional(),
    whenMissing: z.enum(['skip', 'without']).optional(),
    ...brackets,
  }),
  z.strictObject({
    do: z.literal('exit'),
    id: orderId,
    from: orderId.optional(),
    size: size.optional(),
    percent: operand.optional(),
    ...brackets,
  }),
  z.strictObject({
    do: z.literal('close'),
    id: orderId.optional(),
    size: size.optional(),
    percent: operand.optional(),
    now: z.boolean().optional(),
  }),
  z.strictObject({ do: z.literal('cancel'), id: orderId.optional() }),
  z.strictObject({ do: z.literal('alert'), message: z.string().max(1_000) }),
])

const operationName = z
  .string()
  .regex(/^(?!indicator$|state$)[A-Za-z0-9]{1,32}$/, 'This is not the name of an operation.')

const node = z.union([
  z.strictObject({
    id: name,
    op: z.literal('indicator'),
    name: z.string().max(64),
    inputs: operands.optional(),
    params: z.record(name, operand).optional(),
  }),
  z.strictObject({
    id: name,
    op: z.literal('state'),
    type: z.enum(['number', 'yesno']),
    init: operand,
    next: operand,
  }),
  z.strictObject({ id: name, op: operationName, args: operands }),
])

const nodes = z.array(node).max(5_000)
export const strategyParams = z
  .array(
    z.strictObject({
      name,
      kind: z.enum(['integer', 'number', 'yesno']),
      default: z.number(),
      min: z.number().optional(),
      max: z.number().optional(),
      step: z.number().gt(0).optional(),
    }),
  )
  .max(64)
const fraction = z.number().gt(0).max(1)

/** A strategy as a form, whichever way it was written. Its meaning is checked when it is compiled. */
export const strategyForm = z.strictObject({
  version: z.literal(1),
  params: strategyParams,
  frames: z.array(z.strictObject({ id: name, minutes: z.int().min(1).max(10_080), nodes })).max(8),
  nodes,
  rules: z.array(z.strictObject({ when: operand, do: action })).max(500),
  sizing: size,
  risk: z.strictObject({
    maxEntries: z.int().min(1).max(100),
    leverage: z.number().min(1).max(125),
    maxDailyLoss: fraction.optional(),
    maxDrawdown: fraction.optional(),
    maxPosition: z.number().gt(0).optional(),
    stopLoss: level.optional(),
    takeProfit: level.optional(),
  }),
  suggested: z
    .strictObject({
      capital: z.number().gt(0).optional(),
      feeRate: z.number().min(0).max(1).optional(),
      slippageTicks: z.int().min(0).optional(),
      fillAtClose: z.boolean().optional(),
    })
    .optional(),
})

export type StrategyForm = z.infer<typeof strategyForm>
