import { closeSync, existsSync, fsyncSync, openSync, readSync, renameSync, writeSync } from 'node:fs'

const chunkBytes = 1024 * 1024

/** Writes one JSON value per line, in the place of the old file only when all are on disk. Says how many bytes. */
export function writeLines(file: string, values: Iterable<unknown>): number {
  const fresh = `${file}.tmp`
  const handle = openSync(fresh, 'w')
  let written = 0
  let waiting = ''
  for (const value of values) {
    waiting += `${JSON.stringify(value)}\n`
    if (waiting.length < chunkBytes) continue
    written += writeSync(handle, waiting)
    waiting = ''
  }
  written += writeSync(handle, waiting)
  fsyncSync(handle)
  closeSync(handle)
  renameSync(fresh, file)
  return written
}

export function* linesOf<T>(file: string): Generator<T> {
  if (!existsSync(file)) return
  const handle = openSync(file, 'r')
  const chunk = Buffer.alloc(chunkBytes)
  let rest: Buffer = Buffer.alloc(0)
  for (let size = readSync(handle, chunk); size > 0; size = readSync(handle, chunk)) {
    const whole = Buffer.concat([rest, chunk.subarray(0, size)])
    let start = 0
    for (let end = whole.indexOf(10); end >= 0; end = whole.indexOf(10, start)) {
      yield JSON.parse(whole.toString('utf8', start, end))
      start = end + 1
    }
    rest = Buffer.from(whole.subarray(start))
  }
  closeSync(handle)
}
