import path from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Answer, Computed, Question } from './messages'

/** The thread ended in the middle: out of memory, or killed. The part may be tried again. */
export class ThreadDied extends Error {
  override readonly name = 'ThreadDied'
}

/** What was asked cannot be run; the sentence is for a person. */
export class CannotRun extends Error {
  override readonly name = 'CannotRun'
}

interface Options {
  signal: AbortSignal
  tell: (fraction: number) => void
}

const root = path.resolve(import.meta.dirname, '../../..')
const memoryMb = 1_024
const idleMost = 4
/** Errors of the engine that say in a sentence what is wrong with the order. */
const sentences: ReadonlySet<string> = new Set([
  'FormRefusal',
  'BadSettings',
  'NotInModel',
  'RangeError',
  'ScriptRefusal',
  'ScriptEnded',
])

const idle: Worker[] = []
let asked = 0

function newThread(): Worker {
  return new Worker(/* turbopackIgnore: true */ path.join(root, 'lib/backtest/work/thread.ts'), {
    execArgv: ['--import', path.join(root, 'scripts/alias.mjs')],
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
  })
}

function giveBack(thread: Worker): void {
  thread.removeAllListeners()
  thread.unref()
  if (idle.length < idleMost) {
    // An idle thread that ends is forgotten; without a listener its error would end the process.
    thread.on('error', () => undefined)
    thread.on('exit', () => idle.splice(0, idle.length, ...idle.filter((each) => each !== thread)))
    idle.push(thread)
  } else void thread.terminate()
}

function takeThread(): Worker {
  const thread = idle.pop() ?? newThread()
  thread.removeAllListeners()
  thread.ref()
  return thread
}

/** Computes on a thread of its own. Aborting ends the thread at once, whatever it does. */
export function computeOnThread(
  question: Omit<Question, 'id'>,
  { signal, tell }: Options,
): Promise<Computed> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason)
    const thread = takeThread()
    const id = ++asked
    const stop = () => {
      thread.removeAllListeners()
      thread.on('error', () => undefined)
      void thread.terminate()
      reject(signal.reason)
    }
    const end = (settle: () => void, usable: boolean) => {
      signal.removeEventListener('abort', stop)
      if (usable) giveBack(thread)
      settle()
    }
    signal.addEventListener('abort', stop, { once: true })
    thread.on('message', (answer: Answer) => {
      if (answer.id !== id) return
      if ('fraction' in answer) tell(answer.fraction)
      else if ('computed' in answer) end(() => resolve(answer.computed), true)
      else end(() => reject(errorOf(answer.error)), true)
    })
    thread.on('error', (error) => end(() => reject(new ThreadDied(error.message)), false))
    thread.on('exit', (code) => end(() => reject(new ThreadDied(`ended with code ${code}`)), false))
    thread.postMessage({ id, ...question })
  })
}

function errorOf({ name, message }: { name: string; message: string }): Error {
  return sentences.has(name) ? new CannotRun(message) : new Error(`${name}: ${message}`)
}

/** Ends the threads that wait for work. */
export async function endThreads(): Promise<void> {
  await Promise.all(idle.splice(0).map((thread) => thread.terminate()))
}
