import { writeSync } from 'node:fs'
import ivm from 'isolated-vm'
import type { Given } from '../engine/script/given.ts'
import { type Packet, packed, Unpacker } from './frames.ts'
import { placeOf } from './place.ts'
import { type Source, sourcesFrom } from './sources.ts'

/**
 * The process that runs one script: no keys, no settings, no files but its own code. It reads packets from its input and
 * writes one for each; whoever started it ends it. Run by Node itself, hence the endings of the imports.
 */
const [root = '.', main = '', known = ''] = process.argv.slice(2)
const watchMs = 20
const megabyte = 1_048_576

interface Job {
  /** With the first job of a process, unless it read them itself. */
  sources?: Source[]
  code: string
  memoryMb: number
  cpuMs: number
  input: unknown
}

type Head = Record<string, unknown>

const say = (head: Head, bodies: Float64Array[] = []) => {
  for (const piece of packed(head, bodies)) {
    for (let from = 0; from < piece.length; ) from += writeSome(piece, from)
  }
}

/** Output that waits for its reader is tried again: a packet goes out whole. */
function writeSome(piece: Buffer, from: number): number {
  try {
    return writeSync(1, piece, from)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EAGAIN') return 0
    throw error
  }
}

let sources: Source[] = known === '' ? sourcesFrom(root, main) : []

async function realmOf(isolate: ivm.Isolate, context: ivm.Context): Promise<ivm.Module> {
  const modules = new Map<string, ivm.Module>()
  const paths = new Map<ivm.Module, Source>()
  for (const source of sources) {
    const made = await isolate.compileModule(source.code, { filename: source.path })
    modules.set(source.path, made)
    paths.set(made, source)
  }
  const entry = modules.get(main)
  if (!entry) throw new Error(`${main} is not among the sources.`)
  await entry.instantiate(context, (specifier, referrer) => {
    const found = modules.get(paths.get(referrer)?.imports[specifier] ?? '')
    if (!found) throw new Error(`${specifier} was not found.`)
    return found
  })
  await entry.evaluate()
  return entry
}

async function answer(isolate: ivm.Isolate, { code, input }: Job, body: Float64Array): Promise<void> {
  const context = await isolate.createContext()
  const realm = await realmOf(isolate, context)
  const call = async (name: string, args: unknown[]) => {
    const made = await realm.namespace.get(name, { reference: true })
    return made.apply(undefined, args, { result: { copy: true } })
  }
  const numbers = new ivm.ExternalCopy(body, { transferOut: true }).copyInto({
    transferIn: true,
    release: true,
  })
  await call('prepare', [new ivm.ExternalCopy(input).copyInto({ release: true }), numbers])
  try {
    const script = await isolate.compileModule(code, { filename: 'strategy.js' })
    await script.instantiate(context, (specifier) => {
      throw new SyntaxError(`A script cannot import anything; here it asks for "${specifier}".`)
    })
    await script.evaluate()
    const given = (await call('perform', [script.namespace.derefInto()])) as Given
    say({ kind: 'answer', head: JSON.parse(given.head) }, given.bodies)
  } catch (error) {
    if (isolate.isDisposed) throw error
    say({ kind: 'fault', ...placeOf(error) })
  }
}

/** Asked of the kernel without opening a file: this process may open none. */
const peakBytes = () => process.resourceUsage().maxRSS * 1_024

function stop(why: 'cpu' | 'memory' | 'lost'): void {
  say({ kind: 'stopped', why })
  process.kill(process.pid, 'SIGKILL')
}

/**
 * Watches the time that the isolate really computed, so that a slow machine takes nothing from a script, and the memory of
 * the process, since an isolate may outgrow its limit. What is over the limit ends with the process.
 */
async function guarded(job: Job, body: Float64Array): Promise<void> {
  sources = job.sources ?? sources
  const isolate = new ivm.Isolate({
    memoryLimit: job.memoryMb,
    onCatastrophicError: (message) => stop(/memory|heap|alloc/i.test(message) ? 'memory' : 'lost'),
  })
  const mostBytes = peakBytes() + job.memoryMb * 1.5 * megabyte
  const watch = setInterval(() => {
    if (isolate.isDisposed) return
    if (isolate.cpuTime > BigInt(job.cpuMs) * 1_000_000n) stop('cpu')
    else if (peakBytes() > mostBytes) stop('memory')
  }, watchMs)
  try {
    await answer(isolate, job, body)
  } catch (error) {
    if (!isolate.isDisposed) process.stderr.write(`${String(error)}\n`)
    stop(isolate.isDisposed ? 'memory' : 'lost')
  } finally {
    clearInterval(watch)
  }
  if (!isolate.isDisposed) isolate.dispose()
}

let turn: Promise<void> = Promise.resolve()
const unpacker = new Unpacker(
  () => Number.MAX_SAFE_INTEGER,
  ({ head, body }: Packet) => {
    turn = turn.then(() => guarded(head as Job, body))
  },
)
process.stdin.on('data', (piece: Buffer) => unpacker.push(piece))
// Whoever started it is gone: ended at once, whatever the script is doing.
process.stdin.on('end', () => process.kill(process.pid, 'SIGKILL'))
await new ivm.Isolate({ memoryLimit: 8 }).createContext()
say({ kind: 'ready', sources })
