import { hashOf } from '@/lib/kernel/crypto'
import { type Replied, ScriptProcess } from './child'

export interface ScriptJob {
  code: string
  input: { bars: number; minutes: number; values: Record<string, number>; seed: number } & Record<
    string,
    unknown
  >
  /** time, open, high, low, close, volume: of each as many numbers as there are bars. */
  columns: readonly Float64Array[]
  limits?: Partial<ScriptLimits>
}

export interface ScriptLimits {
  /** Time that the script may compute. */
  cpuMs: number
  /** Memory of the script, beside the candles and what is computed of them. */
  memoryMb: number
}

/** Why there is no result. Line and column count from 1; 0 where no place is known. */
export interface ScriptFailure {
  ok: false
  why: 'fault' | 'cpu' | 'memory' | 'lost'
  sentence: string
  line: number
  column: number
}

export type ScriptResult = { ok: true; head: unknown; bodies: Float64Array[] } | ScriptFailure

const usual: ScriptLimits = { cpuMs: 20_000, memoryMb: 128 }
const most = { code: 200_000, bars: 5_000_000, answer: 256 * 1_048_576 }
/** Columns of numbers as long as the candles that fit beside the script. */
const columnsBeside = 48
const megabyte = 1_048_576
/** What V8 reserves for isolates without using it counts too. */
const reservedMb = 4_096

const failure = (why: ScriptFailure['why'], sentence: string, line = 0, column = 0): ScriptFailure => ({
  ok: false,
  why,
  sentence,
  line,
  column,
})

/**
 * Runs scripts beside the engine module `main`, one after another. A process only ever sees one script: another one, or one
 * that had to be stopped, gets a new process, so nothing of a run can be met by the next.
 */
export class ScriptRunner {
  private readonly main: string
  private held: { process: ScriptProcess; hash: string; memoryMb: number } | null = null
  private turn: Promise<unknown> = Promise.resolve()

  constructor(main: string) {
    this.main = main
  }

  run(job: ScriptJob): Promise<ScriptResult> {
    const answered = this.turn.then(() => this.one(job))
    this.turn = answered.catch(() => undefined)
    return answered
  }

  async close(): Promise<void> {
    await this.turn
    this.held?.process.kill()
    this.held = null
  }

  private async one({ code, input, columns, limits }: ScriptJob): Promise<ScriptResult> {
    const { cpuMs, memoryMb } = { ...usual, ...limits }
    const refused = refusalOf(code, input.bars, columns)
    if (refused) return failure('fault', refused)
    const isolateMb = memoryMb + Math.ceil((input.bars * 8 * columnsBeside) / megabyte)
    const process = await this.processFor(code, isolateMb)
    if (!process) return failure('lost', 'Scripts cannot run on this machine: their process does not start.')
    const head = { code, input, cpuMs, memoryMb: isolateMb }
    const replied = await process.ask(head, columns, cpuMs * 10 + 30_000, most.answer)
    if (replied?.reply.kind !== 'answer' && replied?.reply.kind !== 'fault') process.kill()
    return resultOf(replied, input.bars, { cpuMs, memoryMb })
  }

  private async processFor(code: string, memoryMb: number): Promise<ScriptProcess | null> {
    const hash = hashOf(code).toString('hex')
    const { held } = this
    if (held && !held.process.isOver && held.hash === hash && held.memoryMb >= memoryMb) return held.process
    held?.process.kill()
    const process = await ScriptProcess.start(this.main, memoryMb * 2 + reservedMb)
    this.held = process && { process, hash, memoryMb }
    return process
  }
}

function refusalOf(code: string, bars: number, columns: readonly Float64Array[]): string | null {
  if (code.length > most.code) return `A script has at most ${most.code} characters, not ${code.length}.`
  if (bars > most.bars) return `A script runs over at most ${most.bars} bars, not ${bars}.`
  const whole = columns.length === 6 && columns.every((column) => column.length === bars)
  return whole ? null : 'The candles of a run are six columns of one length.'
}

function resultOf(replied: Replied | null, bars: number, { cpuMs, memoryMb }: ScriptLimits): ScriptResult {
  if (!replied) return failure('lost', 'The script brought its process down, or never came to an end.')
  const { reply, body } = replied
  if (reply.kind === 'fault') return failure('fault', reply.sentence, reply.line, reply.column)
  if (reply.kind === 'answer') {
    const count = bars === 0 ? 0 : Math.floor(body.length / bars)
    const bodies = Array.from({ length: count }, (_, at) => body.subarray(at * bars, (at + 1) * bars))
    return { ok: true, head: reply.head, bodies }
  }
  const why = reply.kind === 'stopped' ? reply.why : 'lost'
  if (why === 'cpu')
    return failure(why, `The script computed for more than ${cpuMs / 1_000} s and was stopped.`)
  if (why === 'memory') return failure(why, `The script needed more than ${memoryMb} MB and was stopped.`)
  return failure(why, 'The script brought its process down, or never came to an end.')
}
