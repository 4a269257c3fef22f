import { closeDatabase } from '@/db/client'
import type { DemoPerson } from './box'
import { oncePerDatabase } from './database'

/** Fills the demo world unless this database has it; product code reads its settings from `variables`. */
export async function seedOnce(variables: Record<string, string>): Promise<boolean> {
  Object.assign(process.env, variables)
  const url = variables.DATABASE_URL
  if (!url) throw new Error('seedOnce needs DATABASE_URL')
  return oncePerDatabase(url, 'demo', async () => {
    const { seed } = await import('@/db/seed/index')
    console.log('Filling the demo world (once) ...')
    try {
      await seed()
    } finally {
      await closeDatabase()
    }
  })
}

export async function demoPeople(): Promise<readonly DemoPerson[]> {
  return (await import('@/db/seed/index')).demoPeople
}
