import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { cruise, type ICruiseResult } from 'dependency-cruiser'
import config from '../../.dependency-cruiser.cjs'
import type { Finding } from './finding'

export const borderNames = [...new Set(config.forbidden.map((rule) => rule.name))]

const sentences = new Map(config.forbidden.map((rule) => [rule.name, rule.comment]))

const territory = [
  'app',
  'bench',
  'components',
  'data',
  'db',
  'instrumentation.ts',
  'lib',
  'proxy.ts',
  'sandbox',
  'scripts',
  'server.ts',
  'soak',
  'tests',
  'workers',
]

/** Imports that cross a border of `.dependency-cruiser.cjs` in the tree at `root`. An empty map is a finding. */
export async function borderFindings(root: string): Promise<Finding[]> {
  const present = territory.filter((name) => existsSync(path.join(root, name)))
  const result = present.length > 0 ? await mapOf(root, present) : null
  if (!result || result.summary.totalCruised === 0) {
    return [{ where: root, what: 'the module map is empty: no import was read, so no border was checked' }]
  }
  const unread = unreadSources(result)
  if (unread) return [{ where: unread, what: 'this TypeScript file was not read: is @swc/core installed?' }]
  const crossed = result.summary.violations.map(({ rule, from, to, cycle }) => {
    const way = cycle ? cycle.map(({ name }) => name) : [to]
    return {
      where: from,
      rule: rule.name,
      what: `-> ${way.join(' -> ')}  (${rule.name}: ${sentences.get(rule.name)})`,
    }
  })
  return [...crossed, ...doubleSchemas(root)]
}

/** A small domain has one file of schemas, a large one a folder of them by subject; both would be two places to look. */
function doubleSchemas(root: string): Finding[] {
  const lib = path.join(root, 'lib')
  const domains = existsSync(lib) ? readdirSync(lib) : []
  return domains
    .filter((name) => ['schemas.ts', 'schemas'].every((each) => existsSync(path.join(lib, name, each))))
    .map((name) => ({
      where: `lib/${name}`,
      what: 'has schemas.ts and a folder schemas/: it is one or the other',
    }))
}

async function mapOf(root: string, present: string[]): Promise<ICruiseResult> {
  const { enhancedResolveOptions, ...options } = config.options
  const { output } = await cruise(
    present,
    { ...options, baseDir: root, validate: true, ruleSet: { forbidden: config.forbidden } },
    { ...enhancedResolveOptions, alias: { '@': root } },
  )
  if (typeof output === 'string') throw new Error('dependency-cruiser answered with text.')
  return output
}

/** Without a TypeScript reader every file has no imports at all. */
function unreadSources(result: ICruiseResult): string | null {
  const sources = result.modules.filter(({ source }) => /^(?!node_modules).*\.tsx?$/.test(source))
  return sources.every(({ dependencies }) => dependencies.length === 0)
    ? (sources[0]?.source ?? 'every file')
    : null
}
