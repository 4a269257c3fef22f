import { existsSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { closeDatabase } from '@/db/client'
import type { DemoPerson } from './box'
import { oncePerDatabase } from './database'
import { root } from './settings'

/** What `db/seed/index.ts` exports. `seed` may run again after it failed half-way. */
type Seed = { seed: () => Promise<unknown>; demoPeople?: readonly DemoPerson[] }

async function load(): Promise<Seed | undefined> {
  const file = path.join(root, 'db', 'seed', 'index.ts')
  return existsSync(file) ? await import(pathToFileURL(file).href) : undefined
}

/** Fills the demo world unless this database has it; product code reads its settings from `variables`. */
export async function seedOnce(variables: Record<string, string>): Promise<boolean> {
  Object.assign(process.env, variables)
  const url = variables.DATABASE_URL
  if (!url) throw new Error('seedOnce needs DATABASE_URL')
  return oncePerDatabase(url, 'demo', async () => {
    const found = await load()
    if (!found) return
    console.log('Filling the demo world (once) ...')
    try {
      await found.seed()
    } finally {
      await closeDatabase()
    }
  })
}

export async function demoPeople(): Promise<readonly DemoPerson[]> {
  return (await load())?.demoPeople ?? []
}
