import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { api } from '../../lib/api'
import type { Mountable, Route } from '../../lib/kernel/openapi'

export interface Found {
  operation: Mountable
  /** Null: only our own pages and workers call it. */
  route: Route | null
}

const isOperation = (value: unknown): value is Mountable =>
  typeof value === 'object' && value !== null && 'access' in value && 'run' in value && 'kind' in value

/** Every operation of the house: those with a route, and those that a domain's face offers to pages and workers. */
export async function allOperations(): Promise<Map<string, Found>> {
  const found = new Map<string, Found>()
  const lib = path.resolve(import.meta.dirname, '../../lib')
  const domains = readdirSync(lib).filter((name) => existsSync(path.join(lib, name, 'index.ts')))
  for (const name of domains) {
    const face: Record<string, unknown> = await import(`../../lib/${name}/index.ts`)
    for (const operation of Object.values(face).filter(isOperation))
      found.set(operation.name, { operation, route: null })
  }
  for (const [route, operation] of Object.entries(api))
    found.set(operation.name, { operation, route: route as Route })
  return found
}
