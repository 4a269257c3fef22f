import { setClock } from '@/lib/kernel/clock'

/** Loaded before the worker's own program: the clock of its process is ahead by so much. */
const aheadMs = Number(process.env.SOAK_AHEAD_MS ?? 0)

setClock(() => new Date(Date.now() + aheadMs))
