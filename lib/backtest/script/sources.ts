import { existsSync, readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import path from 'node:path'

/** A module of ours as JavaScript, with what each of its imports is. */
export interface Source {
  path: string
  code: string
  imports: Record<string, string>
}

const importing = /^(?:import|export)\b[^'"]*?\bfrom\s*'([^']+)'|^import\s*'([^']+)'/gm

/** The module and everything it imports, without types. Paths are from the root, with `/`. */
export function sourcesFrom(root: string, main: string): Source[] {
  const found = new Map<string, Source>()
  const waiting = [main]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (found.has(next)) continue
    const code = stripTypeScriptTypes(readFileSync(path.join(root, next), 'utf8'))
    const imports: Record<string, string> = {}
    for (const [, from, bare] of code.matchAll(importing)) {
      const specifier = from ?? bare ?? ''
      imports[specifier] = resolved(root, next, specifier)
    }
    found.set(next, { path: next, code, imports })
    waiting.push(...Object.values(imports))
  }
  return [...found.values()]
}

function resolved(root: string, from: string, specifier: string): string {
  const base = specifier.startsWith('@/')
    ? specifier.slice(2)
    : path.posix.join(path.posix.dirname(from), specifier)
  const place = ['', '.ts', '/index.ts'].map((ending) => base + ending).find((one) => isFile(root, one))
  if (place === undefined) throw new Error(`${specifier}, imported by ${from}, was not found.`)
  return place
}

const isFile = (root: string, place: string) => /\.ts$/.test(place) && existsSync(path.join(root, place))
