import { parentPort } from 'node:worker_threads'
import { pack } from '../compute/pack'
import { perform } from '../compute/perform'
import { Sweeps } from '../compute/sweeps'
import { scriptPlayer } from '../script/play'
import type { Answer, Computed, Question } from './messages'

/**
 * A thread that computes: one question after the other, no database, no network, no keys. A script runs in a process that
 * this thread starts; with the thread its input ends, and so does the process.
 */
const tellEveryMs = 100

const say = (answer: Answer) => parentPort?.postMessage(answer)

const sweeps = new Sweeps()

async function compute({ id, task, market, bars, key }: Question): Promise<Computed> {
  const startedAt = performance.now()
  let toldAt = 0
  const tell = (fraction: number) => {
    if (performance.now() - toldAt < tellEveryMs) return
    toldAt = performance.now()
    say({ id, fraction })
  }
  const scripts = scriptPlayer()
  const means = { tell, playScript: scripts.play, seeScript: scripts.see, known: { sweeps, key } }
  const done = perform(task, market, bars, means)
  const { view, figures, equity, trades } = await done.finally(() => scripts.close())
  return {
    view,
    figures,
    equity: equity && (await pack(equity)),
    trades: trades && (await pack(trades)),
    tookMs: performance.now() - startedAt,
  }
}

parentPort?.on('message', (question: Question) => {
  compute(question).then(
    (computed) => say({ id: question.id, computed }),
    (error: unknown) => {
      const { name, message } = error instanceof Error ? error : { name: 'Error', message: String(error) }
      say({ id: question.id, error: { name, message } })
    },
  )
})
