import { z } from 'zod'
import { idSchema } from '@/lib/kernel/ids'
import { strategyForm, strategyParams } from './form'

export const strategyKind = z.enum(['rules', 'pine', 'javascript'])
export const strategyState = z.enum(['draft', 'archived'])
export type StrategyKind = z.infer<typeof strategyKind>

export const scriptSource = z
  .string()
  .min(1, 'The script is empty.')
  .max(100_000, 'A script has at most 100,000 characters.')

/** A strategy as somebody wrote it. */
export const strategyContent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('rules'), form: strategyForm }),
  z.object({ kind: z.literal('pine'), source: scriptSource }),
  z.object({ kind: z.literal('javascript'), source: scriptSource, params: strategyParams }),
])
export type StrategyContent = z.infer<typeof strategyContent>

const title = z
  .string('Give the strategy a name.')
  .trim()
  .min(1, 'Give the strategy a name.')
  .max(80, 'A name has at most 80 characters.')
  .regex(/^[^\p{C}]+$/u, 'A name cannot contain control characters.')
const description = z.string().trim().max(2_000, 'A description has at most 2,000 characters.')

export const strategyRef = z.object({ strategyId: idSchema('strategy') })

export const createStrategyInput = z.object({
  name: title,
  description: description.default(''),
  content: strategyContent,
})

export const editStrategyInput = strategyRef.extend({
  content: strategyContent,
  /** Number of the version that was edited: refused when there is a newer one. */
  basedOn: z.int().min(1).max(500),
})

export const renameStrategyInput = strategyRef.extend({
  name: title.optional(),
  description: description.optional(),
})

const page = {
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
}
export const strategyListInput = z.object({ state: strategyState.default('draft'), ...page })
export const versionListInput = strategyRef.extend(page)

const versionNumber = z.coerce.number().int().min(1).max(500)
/** Without a number the newest version. */
export const strategyInput = strategyRef.extend({ number: versionNumber.optional() })

export const strategyCard = z.object({
  id: idSchema('strategy'),
  name: z.string(),
  description: z.string(),
  kind: strategyKind,
  state: strategyState,
  /** Number of the newest version. */
  latest: z.int(),
  createdAt: z.string(),
  updatedAt: z.string(),
})
export type StrategyCard = z.infer<typeof strategyCard>

export const versionCard = z.object({
  id: idSchema('strategyVersion'),
  number: z.int(),
  formHash: z.string(),
  createdAt: z.string(),
})
export type VersionCard = z.infer<typeof versionCard>

export const versionView = versionCard.extend({
  /** Null for JavaScript. */
  form: strategyForm.nullable(),
  /** The form in sentences; none for JavaScript. */
  words: z.array(z.string()),
  /** As it was written; null for rules. */
  source: z.string().nullable(),
  /** What was left out of a Pine script, or decided on the way. */
  notices: z.array(z.string()),
  params: strategyParams,
})
export type VersionView = z.infer<typeof versionView>

export const strategyView = strategyCard.extend({ shown: versionView })
export type StrategyView = z.infer<typeof strategyView>

export const strategyListView = z.object({
  items: z.array(strategyCard),
  nextCursor: z.string().nullable(),
})
export const versionListView = z.object({ items: z.array(versionCard), nextCursor: z.string().nullable() })

/** `changed` is false when it means the same as the newest version, which then stands. */
export const editedView = z.object({
  strategyId: idSchema('strategy'),
  number: z.int(),
  changed: z.boolean(),
})
