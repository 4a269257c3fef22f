import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll } from 'vitest'

/** A media folder of this file's own, removed when the file ends. Call it before anything reads the settings. */
export async function ownMedia(): Promise<string> {
  const home = await mkdtemp(path.join(tmpdir(), 'tradepost-media-'))
  process.env.TRADEPOST_HOME = home
  afterAll(() => rm(home, { recursive: true, force: true }))
  return home
}
