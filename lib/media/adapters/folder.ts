import { randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { MediaStore } from '../port'

/** A folder of this machine: two letters of the name, then the name. */
export function folderStore(root: string): MediaStore {
  const at = (name: string) => path.join(root, name.slice(0, 2), name)
  return {
    write: async (name, bytes) => {
      const file = at(name)
      await mkdir(path.dirname(file), { recursive: true })
      const unfinished = `${file}.${randomUUID()}.part`
      await writeFile(unfinished, bytes)
      await rename(unfinished, file)
    },
    read: (name) => readFile(at(name)).catch(absent),
    remove: (name) => rm(at(name), { force: true }),
    olderThan: async (moment) => {
      const found: string[] = []
      for (const entry of (await readdir(root, { recursive: true, withFileTypes: true }).catch(absent)) ??
        []) {
        if (!entry.isFile()) continue
        const facts = await stat(path.join(entry.parentPath, entry.name)).catch(absent)
        if (facts && facts.mtime < moment) found.push(entry.name)
      }
      return found
    },
  }
}

function absent(error: unknown): null {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
  throw error
}
