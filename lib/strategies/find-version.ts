import { and, desc, eq } from 'drizzle-orm'
import { strategy, strategyVersion } from '@/db/schema/strategies'
import type { Actor } from '@/lib/kernel/access'
import type { Db, Tx } from '@/lib/kernel/db'
import { notFound } from '@/lib/kernel/errors'
import { stateOf } from '@/lib/kernel/machine'
import { versionOf } from './rows'
import { strategyKind, type VersionView } from './schemas/strategy'
import { strategyMachine } from './states'

/** By its own id, or by its strategy and number; without a number the newest. */
export type VersionRef = { versionId: string } | { strategyId: string; number?: number | undefined }

/** What other domains need to run a version. It never changes. */
export interface StrategyVersion extends VersionView {
  strategyId: string
  ownerId: string
  strategyName: string
  kind: 'rules' | 'pine' | 'javascript'
  state: 'draft' | 'archived'
}

/** Whoever asks; null when there is none. */
export async function findVersion(db: Db | Tx, ref: VersionRef): Promise<StrategyVersion | null> {
  const { strategyId, number } = strategyVersion
  const wanted =
    'versionId' in ref
      ? eq(strategyVersion.id, ref.versionId)
      : and(eq(strategyId, ref.strategyId), ref.number === undefined ? undefined : eq(number, ref.number))
  const [found] = await db
    .select()
    .from(strategyVersion)
    .innerJoin(strategy, eq(strategy.id, strategyId))
    .where(wanted)
    .orderBy(desc(number))
    .limit(1)
  if (!found) return null
  const { strategy: of, strategy_version: row } = found
  return {
    ...versionOf(row),
    strategyId: of.id,
    ownerId: of.ownerId,
    strategyName: of.name,
    kind: strategyKind.parse(of.kind),
    state: stateOf(strategyMachine, of.state),
  }
}

/** As `findVersion` for its owner; to everybody else it does not exist. */
export async function readVersion(db: Db | Tx, actor: Actor, ref: VersionRef): Promise<StrategyVersion> {
  const found = await findVersion(db, ref)
  if (found && actor.kind === 'person' && actor.id === found.ownerId) return found
  return notFound('strategy')
}
