import path from 'node:path'
import postgres from 'postgres'
import { claim, exclusively, otherUsers, release } from './claim'
import { isFree } from './port'
import { isAlive, type Postmaster, readPostmaster, removePostmasterFile, runsOn, serves } from './postmaster'
import { ClusterProblem } from './problem'
import { halt, launch, type ServerPlan, type StopMode } from './server'

export type ClusterOptions = {
  /** The folder that holds data, log and the list of using processes. */
  folder: string
  /** Wanted port on 127.0.0.1; a left-over server keeps the port it has. */
  port: number
  settings?: Record<string, string>
}

export type Cluster = {
  port: number
  adopted: boolean
  /** No other living process uses this server. */
  alone: boolean
  url: (database: string) => string
  alive: () => boolean
  restart: (mode?: StopMode) => Promise<void>
  /** Stops the server, unless another living process uses it too. */
  stop: () => Promise<void>
}

const clusterUrl = (port: number, database: string) => `postgres://postgres@127.0.0.1:${port}/${database}`

async function answersFor(dataDir: string, port: number): Promise<boolean> {
  const sql = postgres(clusterUrl(port, 'postgres'), { max: 1, connect_timeout: 5, onnotice: () => {} })
  try {
    const [row] = await sql`show data_directory`
    return path.resolve(String(row?.data_directory)) === path.resolve(dataDir)
  } catch {
    return false
  } finally {
    await sql.end({ timeout: 1 })
  }
}

/** A living server on the same folder is used as it is; a dead one's pid file is cleared away. */
async function findLeftOver(dataDir: string): Promise<Postmaster | undefined> {
  const file = readPostmaster(dataDir)
  if (!file) return undefined
  const ours = isAlive(file.pid) ? runsOn(file.pid, dataDir) : false
  if (ours === false) {
    removePostmasterFile(dataDir)
    return undefined
  }
  for (const deadline = Date.now() + 15_000; Date.now() < deadline; ) {
    if (await answersFor(dataDir, file.port)) return file
    if (!isAlive(file.pid)) return findLeftOver(dataDir)
  }
  if (ours === undefined) return undefined
  throw new ClusterProblem(
    `A PostgreSQL (process ${file.pid}) holds ${dataDir} but does not answer on port ${file.port}. End it and start again.`,
  )
}

async function startServer(plan: ServerPlan): Promise<number> {
  if (!(await isFree(plan.port))) {
    throw new ClusterProblem(
      `Port ${plan.port} is taken by another program. Set PG_PORT to a free port, or DATABASE_URL to a PostgreSQL of your own.`,
    )
  }
  return launch(plan)
}

/** Starts PostgreSQL on `folder`, or adopts the one already running there. */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const folder = path.resolve(options.folder)
  const dataDir = path.join(folder, 'data')
  const plan = { dataDir, logFile: path.join(folder, 'postgres.log'), settings: options.settings ?? {} }
  const started = await exclusively(folder, async () => {
    const leftOver = await findLeftOver(dataDir)
    const port = leftOver?.port ?? options.port
    const pid = leftOver?.pid ?? (await startServer({ ...plan, port }))
    const alone = otherUsers(folder).length === 0
    claim(folder)
    return { port, pid, alone, adopted: leftOver !== undefined }
  })
  let { pid } = started
  const { port, alone, adopted } = started
  return {
    port,
    alone,
    adopted,
    url: (database) => clusterUrl(port, database),
    alive: () => serves(pid, dataDir),
    restart: (mode) =>
      exclusively(folder, async () => {
        await halt(dataDir, pid, mode)
        pid = await launch({ ...plan, port })
      }),
    stop: () =>
      exclusively(folder, async () => {
        release(folder)
        if (otherUsers(folder).length === 0) await halt(dataDir, readPostmaster(dataDir)?.pid ?? pid)
      }),
  }
}

/** Ends a server that was left behind on `folder`, if there is one. */
export async function stopLeftOver(folder: string): Promise<void> {
  const dataDir = path.join(path.resolve(folder), 'data')
  const leftOver = await findLeftOver(dataDir)
  if (leftOver) await halt(dataDir, leftOver.pid)
}
