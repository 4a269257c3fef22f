import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { Finding } from './finding'
import { runPackage } from './run'
import { filesOf } from './tree'

/** Generates into a copy: when the copy grows, db/schema says something that no migration does. */
export async function migrationFindings(root: string): Promise<Finding[]> {
  const parent = path.join(root, '.tradepost')
  mkdirSync(parent, { recursive: true })
  const copy = mkdtempSync(path.join(parent, 'migrations-'))
  try {
    cpSync(path.join(root, 'db/migrations'), copy, { recursive: true })
    const before = filesOf(copy)
    const out = path.relative(root, copy).replaceAll(path.sep, '/')
    const { code, output } = await runPackage(root, 'drizzle-kit/bin.cjs', [
      'generate',
      '--dialect=postgresql',
      '--schema=./db/schema/*.ts',
      `--out=${out}`,
    ])
    if (code !== 0)
      return [{ where: 'db/schema', what: `drizzle-kit generate failed: ${output.slice(-800)}` }]
    const added = filesOf(copy).filter((file) => !before.includes(file) && file.endsWith('.sql'))
    return added.map((file) => ({
      where: 'db/migrations',
      what: `the schema is ahead of its migrations (${file}): npm run db:generate`,
    }))
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}
