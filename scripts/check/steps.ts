import { existsSync } from 'node:fs'
import path from 'node:path'
import type { Finding } from './finding'
import { runPackage } from './run'

export interface Step {
  name: string
  /** What is wrong; nothing means passed. */
  run(root: string): Promise<Finding[]>
}

/** The tool's own words are the finding. */
async function tool(root: string, script: string, args: string[]): Promise<Finding[]> {
  const { code, output } = await runPackage(root, script, args)
  return code === 0 ? [] : [{ where: '', what: output === '' ? `ended with code ${code}` : output }]
}

/** Next's own types of pages and routes are made anew, so that a deleted page is not missed. */
async function types(root: string): Promise<Finding[]> {
  if (existsSync(path.join(root, 'app'))) {
    const made = await tool(root, 'next/dist/bin/next', ['typegen'])
    if (made.length > 0) return made
  }
  return tool(root, 'typescript/bin/tsc', [
    '--noEmit',
    '--incremental',
    'false',
    '--pretty',
    'false',
    '-p',
    '.',
  ])
}

/** The longest first. Modules are loaded by the step that needs them: one that does not load fails alone. */
export const steps = (write: boolean): Step[] => [
  { name: 'types', run: types },
  {
    name: 'dead code',
    run: (root) => tool(root, 'knip/bin/knip.js', ['--no-progress', '--no-config-hints']),
  },
  {
    name: 'format and lint',
    run: (root) =>
      tool(root, '@biomejs/biome/bin/biome', [
        'ci',
        '--error-on-warnings',
        '--max-diagnostics=40',
        '--colors=off',
        '.',
      ]),
  },
  {
    name: 'migrations current',
    run: async (root) => (await import('./migrations')).migrationFindings(root),
  },
  { name: 'borders', run: async (root) => (await import('./borders')).borderFindings(root) },
  { name: 'OpenAPI current', run: async (root) => (await import('./openapi')).openApiFindings(root, write) },
  { name: 'client current', run: async (root) => (await import('./client')).clientFindings(root, write) },
  {
    name: 'AsyncAPI current',
    run: async (root) => (await import('./asyncapi')).asyncApiFindings(root, write),
  },
  {
    name: 'docs',
    run: async (root) => {
      const [{ docFindings }, { routeFinder }] = await Promise.all([import('./docs'), import('./routes')])
      return docFindings(root, routeFinder(root))
    },
  },
  { name: 'matrix complete', run: async (root) => (await import('./matrix')).matrixFindings(root) },
  { name: 'problem codes', run: async (root) => (await import('./problems')).problemFindings(root) },
  { name: 'lock file', run: async (root) => (await import('./lock')).lockFindings(root) },
  { name: 'file lengths', run: async (root) => (await import('./lengths')).lengthFindings(root) },
  { name: 'hygiene', run: async (root) => (await import('./hygiene')).hygieneFindings(root) },
]
