import { env } from '@/lib/kernel/env'
import { startBots } from '@/lib/steam'
import type { StartRole } from './role'

/** Runs the escrow bots whose leases are free, and takes over those of workers that died. */
export const startSteam: StartRole = (beat) => startBots({ beat, leaseTtlMs: env().STEAM_LEASE_TTL_MS })
