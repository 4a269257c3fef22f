import { existsSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import '@/lib/api'
import '@/lib/jobs'
import '@/lib/reactions'
import { asyncApi } from '@/lib/realtime'
import type { Finding } from './finding'
import { textOf } from './tree'

const file = 'public/asyncapi.json'

/** The socket reference as it must be: every domain is loaded, so every event type is in it. */
function asyncApiText(root: string): string {
  const { version }: { version: string } = JSON.parse(textOf(root, 'package.json'))
  return `${JSON.stringify(asyncApi({ title: 'Tradepost', version }), null, 2)}\n`
}

export function asyncApiFindings(root: string, write: boolean): Finding[] {
  const wanted = asyncApiText(root)
  if (write) writeFileSync(path.join(root, file), wanted)
  const have = existsSync(path.join(root, file)) ? textOf(root, file) : ''
  if (have === wanted) return []
  return [{ where: file, what: 'is not what the events and sockets say: npm run check -- --write' }]
}
