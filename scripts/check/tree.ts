import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

const notOurs = new Set([
  '.git',
  '.next',
  '.tradepost',
  'node_modules',
  'playwright-report',
  'test-results',
  'next-env.d.ts',
])

/** Every file of the tree, relative to the root with forward slashes; nothing installed, built or local. */
export function filesOf(root: string, folder = ''): string[] {
  const found: string[] = []
  for (const entry of readdirSync(path.join(root, folder), { withFileTypes: true })) {
    if (notOurs.has(entry.name) || entry.name.startsWith('.env')) continue
    const file = folder ? `${folder}/${entry.name}` : entry.name
    if (entry.isDirectory()) found.push(...filesOf(root, file))
    else if (entry.isFile()) found.push(file)
  }
  return found
}

export const textOf = (root: string, file: string): string => readFileSync(path.join(root, file), 'utf8')
