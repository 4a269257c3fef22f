import { existsSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { api } from '@/lib/api'
import { openApi } from '@/lib/kernel/openapi'
import { problemCodes } from '@/lib/problem-codes'
import type { Finding } from './finding'
import { textOf } from './tree'

const file = 'public/openapi.json'

/** The reference as it must be: made from lib/api.ts and nothing else. */
export function openApiText(root: string): string {
  const { version, description }: { version: string; description: string } = JSON.parse(
    textOf(root, 'package.json'),
  )
  const meta = { title: 'Tradepost', version, description, basePath: '/api/v1', problems: problemCodes }
  return `${JSON.stringify(openApi(api, meta), null, 2)}\n`
}

export function openApiFindings(root: string, write: boolean): Finding[] {
  const wanted = openApiText(root)
  if (write) writeFileSync(path.join(root, file), wanted)
  const have = existsSync(path.join(root, file)) ? textOf(root, file) : ''
  if (have === wanted) return []
  return [{ where: file, what: 'is not what lib/api.ts says: npm run check -- --write' }]
}
