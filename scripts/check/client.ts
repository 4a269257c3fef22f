import { existsSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { clientTypes } from '@/lib/kernel/client-types'
import type { Finding } from './finding'
import { openApiText } from './openapi'
import { textOf } from './tree'

const file = 'client/routes.ts'

/** The types of the client are those of the API as it is now. */
export function clientFindings(root: string, write: boolean): Finding[] {
  const wanted = clientTypes(JSON.parse(openApiText(root)))
  if (write) writeFileSync(path.join(root, file), wanted)
  const have = existsSync(path.join(root, file)) ? textOf(root, file) : ''
  return have === wanted
    ? []
    : [{ where: file, what: 'is not what lib/api.ts says: npm run check -- --write' }]
}
