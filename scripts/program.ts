import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import postgres from 'postgres'
import { type Cluster, startCluster } from '@/db/embedded/cluster'
import { freePort } from '@/db/embedded/port'
import { migrate } from '@/db/migrate'
import { homeFolder, Problem, root, sandboxSecrets } from './settings'

async function recreate(serverUrl: string, name: string): Promise<string> {
  const url = new URL(serverUrl)
  url.pathname = '/postgres'
  const sql = postgres(url.href, { max: 1, onnotice: () => {} })
  try {
    await sql`drop database if exists ${sql(name)} with (force)`
    await sql`create database ${sql(name)}`
  } finally {
    await sql.end({ timeout: 5 })
  }
  url.pathname = `/${name}`
  return url.href
}

/** Runs a TypeScript file of ours to its end; signals reach it, its exit code comes back. */
export function runScript(file: string, args: string[], variables: Record<string, string>): Promise<number> {
  const child = spawn(process.execPath, ['--import', './scripts/alias.mjs', file, ...args], {
    cwd: root,
    env: { ...process.env, ...variables },
    stdio: 'inherit',
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal))
  return new Promise((resolve) => child.on('exit', (code) => resolve(code ?? 1)))
}

/** A settled way out for every script: known problems are one sentence, the exit code is set. */
export async function main(work: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await work()
  } catch (error) {
    const known = error instanceof Error && ['Problem', 'ClusterProblem'].includes(error.name)
    console.error(known ? `\nTradepost: ${error.message}\n` : error)
    process.exitCode = 1
  }
}

/**
 * Runs `<folder>/<name>.ts` on an empty, migrated database of its own. The embedded server is one of its
 * own too: its folder is in TRADEPOST_PG_FOLDER, so that a soak can adopt it and restart it.
 */
export async function runOnFreshDatabase(folder: 'bench' | 'soak', args: string[]): Promise<number> {
  const [name = '', ...rest] = args
  const file = path.join(folder, `${name}.ts`)
  if (!/^[a-z0-9-]+$/.test(name) || !existsSync(path.join(root, file))) {
    throw new Problem(
      `There is no ${folder} "${name}". Run: npm run ${folder} -- <name of a file in ${folder}/>`,
    )
  }
  const home = homeFolder()
  const pgFolder = path.join(home, 'bench-postgres')
  const given = process.env.DATABASE_URL
  const cluster: Cluster | undefined = given
    ? undefined
    : await startCluster({ folder: pgFolder, port: await freePort() })
  try {
    const url = await recreate(given ?? cluster?.url('') ?? '', `${folder}_${name.replaceAll('-', '_')}`)
    await migrate(url)
    return await runScript(file, rest, {
      TRADEPOST_HOME: home,
      NODE_ENV: 'production',
      LOG_LEVEL: process.env.LOG_LEVEL ?? 'error',
      ...sandboxSecrets(home),
      DATABASE_URL: url,
      ...(cluster ? { TRADEPOST_PG_FOLDER: pgFolder } : {}),
    })
  } finally {
    await cluster?.stop()
  }
}
