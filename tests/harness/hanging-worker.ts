import { z } from 'zod'
import { job } from '@/lib/kernel/job'
import { workOn } from '@/lib/kernel/work'

/** A worker in a process of its own that takes the job and never ends; the test kills it. */
const [name = 'test.hang'] = process.argv.slice(2)

const hang = job(
  { name, input: z.object({ mark: z.string() }), heartbeatS: 10, retryLimit: 5, concurrency: 1 },
  () => {
    process.stdout.write('taken\n')
    return new Promise<void>(() => setInterval(() => {}, 1_000))
  },
)

await workOn([hang])
