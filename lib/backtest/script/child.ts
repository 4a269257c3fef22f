import { type ChildProcess, spawn } from 'node:child_process'
import path from 'node:path'
import { z } from 'zod'
import { accounts, confine, type Person } from './confine'
import { packed, Unpacker } from './frames'

const reply = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready'), sources: z.array(z.unknown()) }),
  z.object({ kind: z.literal('answer'), head: z.unknown() }),
  z.object({
    kind: z.literal('fault'),
    sentence: z.string().max(1_000),
    line: z.int().min(0),
    column: z.int().min(0),
  }),
  z.object({ kind: z.literal('stopped'), why: z.enum(['cpu', 'memory', 'lost']) }),
])

export type Reply = z.infer<typeof reply>
export interface Replied {
  reply: Reply
  body: Float64Array
}

const startMs = 120_000
const sourceBytes = 8 * 1_048_576

/** The engine's modules without types: the first process reads them, before it has seen any script. */
const engines = new Map<string, unknown[]>()

/** What the process may read: its own code, and nothing else of the disk. */
const readable = [
  'package.json',
  'lib/backtest/script',
  'lib/strategies/engine',
  'lib/backtest/engine',
  'lib/kernel/random.ts',
  'node_modules/isolated-vm',
  'node_modules/node-gyp-build',
]

/** A process for one script, bare of everything: no variables, no files but its code, no rights. It answers in turn. */
export class ScriptProcess {
  private readonly child: ChildProcess
  private waiting: ((replied: Replied | null) => void) | null = null
  private mostBytes = 1_000
  private over = false
  private sources: unknown[] | null = null

  private constructor(child: ChildProcess) {
    this.child = child
    const unpacker = new Unpacker(
      () => this.mostBytes,
      ({ head, body }) => this.take({ reply: reply.parse(head), body }),
    )
    child.stdout?.on('data', (piece: Buffer) => {
      try {
        unpacker.push(piece)
      } catch {
        this.kill()
      }
    })
    child.stdin?.on('error', () => this.kill())
    child.stderr?.resume()
    child.on('error', () => this.take(null))
    child.on('close', () => this.take(null))
  }

  /** Starts a process whose engine is the module `main`; null when no such process can be made on this machine. */
  static async start(main: string, memoryMb: number): Promise<ScriptProcess | null> {
    for (const account of accounts()) {
      const made = new ScriptProcess(open(main, account))
      const first = await made.next(startMs, sourceBytes)
      if (first?.reply.kind === 'ready' && made.child.pid !== undefined) {
        const known = engines.get(main)
        if (known) made.sources = known
        else engines.set(main, first.reply.sources)
        await confine(made.child.pid, account, memoryMb)
        return made
      }
      made.kill()
    }
    return null
  }

  get isOver(): boolean {
    return this.over
  }

  /** Null when the process ended, broke the protocol, said more than `bytes`, or needed longer than `ms`. */
  ask(job: object, bodies: readonly Float64Array[], ms: number, bytes: number): Promise<Replied | null> {
    const answered = this.next(ms, bytes)
    const head = this.sources ? { ...job, sources: this.sources } : job
    this.sources = null
    for (const piece of packed(head, bodies)) this.child.stdin?.write(piece)
    return answered
  }

  kill(): void {
    this.over = true
    this.child.kill('SIGKILL')
    this.take(null)
  }

  private next(ms: number, bytes: number): Promise<Replied | null> {
    if (this.over) return Promise.resolve(null)
    this.mostBytes = bytes
    return new Promise((resolve) => {
      const clock = setTimeout(() => this.kill(), ms)
      this.waiting = (replied) => {
        clearTimeout(clock)
        resolve(replied)
      }
    })
  }

  private take(replied: Replied | null): void {
    if (!replied) this.over = true
    const { waiting } = this
    this.waiting = null
    if (waiting) waiting(replied)
    else if (replied) this.kill()
  }
}

function open(main: string, account: Person): ChildProcess {
  const root = path.join(/* turbopackIgnore: true */ process.cwd())
  const own = readable.map((place) => `--allow-fs-read=${path.join(root, place)}`)
  const words = ['--permission', '--allow-addons', '--allow-fs-read=/etc/alpine-release', ...own]
  const entry = path.join(root, 'lib/backtest/script/process.ts')
  return spawn(
    process.execPath,
    [...words, '--no-warnings', entry, root, main, engines.has(main) ? 'known' : ''],
    {
      ...account,
      cwd: path.parse(root).root,
      env: Object.create(null),
      stdio: ['pipe', 'pipe', 'pipe'],
      windowsHide: true,
    },
  )
}
