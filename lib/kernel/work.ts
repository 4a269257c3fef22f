import { system } from './access'
import { withRequestId } from './context'
import type { Job } from './handler'
import { type Envelope, engine, ensureQueue } from './job'
import { log } from './log'
import { inTransaction } from './operation'

/** New jobs wake a worker at once; retries and jobs with a start time are only found by looking. */
const pollS = 2

/** Works on the given jobs until `stopJobs`. */
export async function workOn(jobs: readonly Job<unknown>[]): Promise<void> {
  const running = await engine(true)
  for (const each of jobs) {
    await ensureQueue(running, each)
    const settings = {
      localConcurrency: each.options.concurrency,
      pollingIntervalSeconds: pollS,
      notifyPollingIntervalSeconds: pollS,
    }
    await running.boss.work<Envelope>(each.name, settings, async (batch) => {
      for (const taken of batch) await perform(each, taken)
    })
  }
}

async function perform(
  what: Job<unknown>,
  taken: { id: string; data: Envelope; signal: AbortSignal },
): Promise<void> {
  const { requestId, input } = taken.data
  await withRequestId(requestId ?? undefined, async () => {
    const startedAt = performance.now()
    const facts = () => ({
      job: what.name,
      jobId: taken.id,
      durationMs: Math.round(performance.now() - startedAt),
    })
    try {
      await what.run(what.input.parse(input), {
        jobId: taken.id,
        signal: taken.signal,
        transaction: (body) => inTransaction(system(what.name), body),
      })
      log().info(facts(), 'job done')
    } catch (error) {
      log().warn({ ...facts(), err: error }, 'job failed; the engine decides on a retry')
      throw error
    }
  })
}
