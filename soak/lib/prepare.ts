import { mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { type Cluster, startCluster } from '@/db/embedded/cluster'
import { freePort } from '@/db/embedded/port'

/** Before the first look at the settings: what this process and the programs it starts run with. */
export const runWith = (variables: Record<string, string>): void => void Object.assign(process.env, variables)

/** Where a soak keeps what it makes, with an empty log of this name in it. */
export function placeOf(log: string): { folder: string; logFile: string } {
  const folder = path.resolve(process.env.TRADEPOST_HOME ?? '.tradepost', 'soak')
  mkdirSync(folder, { recursive: true })
  const logFile = path.join(folder, log)
  rmSync(logFile, { force: true })
  return { folder, logFile }
}

/** The embedded PostgreSQL in our own hands, so that it can be crashed. */
export async function adoptedCluster(): Promise<Cluster> {
  const folder = process.env.TRADEPOST_PG_FOLDER
  if (!folder)
    throw new Error('The soak crashes PostgreSQL, so it needs the embedded one: unset DATABASE_URL.')
  return startCluster({ folder, port: await freePort() })
}

/** How many are wanted: none any more after a signal, so that what is open ends and is counted. */
export function stoppable(many: number, sentence: string): () => number {
  let wanted = many
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => {
      console.log(`  ${signal}: ${sentence}`)
      wanted = 0
    })
  return () => wanted
}
