import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll } from 'vitest'
import { closeDatabase, connect, shareConnection } from '../../db/client'
import { startCluster } from '../../db/embedded/cluster'
import { freePort } from '../../db/embedded/port'
import { ensureDatabase, migrate } from '../../db/migrate'

/** A PostgreSQL of the test file's own, which it may take away. Call it at the top of the file, before anything else. */
export async function ownCluster() {
  const folder = mkdtempSync(path.join(tmpdir(), 'tradepost-'))
  const port = await freePort()
  let cluster = await startCluster({ folder, port })
  const url = cluster.url('own')
  await ensureDatabase(url)
  await migrate(url)
  process.env.DATABASE_URL = url
  shareConnection(connect(url, { max: 10 }))
  afterAll(async () => {
    await closeDatabase()
    await cluster.stop()
    rmSync(folder, { recursive: true, force: true })
  })
  return {
    stop: () => cluster.stop(),
    start: async () => {
      cluster = await startCluster({ folder, port })
    },
  }
}
