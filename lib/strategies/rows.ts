import { and, desc, eq } from 'drizzle-orm'
import { strategy, strategyVersion } from '@/db/schema/strategies'
import type { Db, Tx } from '@/lib/kernel/db'
import { notFound } from '@/lib/kernel/errors'
import type { Ctx } from '@/lib/kernel/handler'
import { newId } from '@/lib/kernel/ids'
import { stateOf } from '@/lib/kernel/machine'
import { formInWords } from './engine/words/words'
import { strategyForm, strategyParams } from './schemas/form'
import { type StrategyCard, strategyKind, type VersionView } from './schemas/strategy'
import { strategyMachine } from './states'
import type { written } from './written'

type StrategyRow = typeof strategy.$inferSelect
type VersionRow = typeof strategyVersion.$inferSelect

/** The strategy's row, locked until the transaction ends. */
export async function lockStrategy(tx: Tx, strategyId: string) {
  const [row] = await tx.select().from(strategy).where(eq(strategy.id, strategyId)).for('update')
  if (!row) notFound('strategy')
  return { ...row, state: stateOf(strategyMachine, row.state) }
}

/** The version of this number, or the newest one. */
export async function versionRow(db: Db | Tx, strategyId: string, number?: number): Promise<VersionRow> {
  const ofNumber = number === undefined ? undefined : eq(strategyVersion.number, number)
  const [row] = await db
    .select()
    .from(strategyVersion)
    .where(and(eq(strategyVersion.strategyId, strategyId), ofNumber))
    .orderBy(desc(strategyVersion.number))
    .limit(1)
  return row ?? notFound('version')
}

export async function addVersion(
  { tx, now }: Ctx,
  of: Pick<StrategyRow, 'id' | 'kind'>,
  number: number,
  parts: ReturnType<typeof written>,
): Promise<string> {
  const id = newId('strategyVersion')
  const whose = { strategyId: of.id, kind: of.kind, number }
  await tx.insert(strategyVersion).values({ id, ...whose, ...parts, createdAt: now })
  return id
}

export const cardOf = (row: StrategyRow, latest: number): StrategyCard => ({
  id: row.id,
  name: row.name,
  description: row.description,
  kind: strategyKind.parse(row.kind),
  state: stateOf(strategyMachine, row.state),
  latest,
  createdAt: row.createdAt.toISOString(),
  updatedAt: row.updatedAt.toISOString(),
})

export function versionOf(row: VersionRow): VersionView {
  const form = row.form === null ? null : strategyForm.parse(row.form)
  return {
    id: row.id,
    number: row.number,
    formHash: row.formHash,
    createdAt: row.createdAt.toISOString(),
    form,
    words: form ? formInWords(form) : [],
    source: row.source,
    notices: row.notices,
    params: form ? form.params : strategyParams.parse(row.params),
  }
}
