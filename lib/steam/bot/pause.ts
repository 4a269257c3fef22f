import { env } from '@/lib/kernel/env'

/** A pause after a failure, cut to the longest that the settings allow. */
export const bounded = (pauseMs: number): number => Math.min(pauseMs, env().STEAM_LONGEST_PAUSE_MS)
