import { timers } from '@/lib/jobs'
import { withRequestId } from '@/lib/kernel/context'
import { pump } from '@/lib/kernel/pump'
import type { StartRole } from './role'

const pulseMs = 2_000

export const startTimers: StartRole = async (beat) => {
  const sweeps = timers.map(({ name, everyMs, run }) =>
    pump(name, everyMs, () => withRequestId(undefined, run)),
  )
  const pulse = pump('timers.pulse', pulseMs, async () => beat())
  const stop = async () => {
    await Promise.all([pulse, ...sweeps].map((each) => each.stop()))
  }
  return { stop }
}
