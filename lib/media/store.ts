import { createHash } from 'node:crypto'
import path from 'node:path'
import { env } from '@/lib/kernel/env'
import { folderStore } from './adapters/folder'
import type { MediaStore } from './port'

const store = (): MediaStore => folderStore(path.resolve(env().TRADEPOST_HOME, 'media'))

export const isMediaName = (name: string): boolean => /^[0-9a-f]{64}\.webp$/.test(name)

/** Keeps a picture under the hash of its bytes, and gives that name. */
export async function keep(bytes: Uint8Array): Promise<string> {
  const name = `${createHash('sha256').update(bytes).digest('hex')}.webp`
  await store().write(name, bytes)
  return name
}

export const readMedia = async (name: string): Promise<Uint8Array | null> =>
  isMediaName(name) ? store().read(name) : null

/** Removes what was written before a moment and is no longer used. Answers how many there were. */
export async function forgetMedia(
  before: Date,
  unusedOf: (names: readonly string[]) => Promise<readonly string[]>,
): Promise<number> {
  const unused = await unusedOf(await store().olderThan(before))
  for (const name of unused) await store().remove(name)
  return unused.length
}
