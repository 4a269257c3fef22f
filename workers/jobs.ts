import { jobs } from '@/lib/jobs'
import { stopJobs } from '@/lib/kernel/job'
import { pump } from '@/lib/kernel/pump'
import { waitForDatabase } from '@/lib/kernel/wait-for-database'
import { workOn } from '@/lib/kernel/work'
import type { StartRole } from './role'

const pulseMs = 2_000

export const startJobs: StartRole = async (beat) => {
  await workOn(jobs)
  const pulse = pump('jobs.pulse', pulseMs, async () => {
    await waitForDatabase(0)
    beat()
  })
  const stop = async () => {
    await pulse.stop()
    await stopJobs()
  }
  return { stop }
}
