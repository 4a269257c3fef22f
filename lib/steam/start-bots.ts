import type { Fleet, FleetOptions } from './bot/fleet'

export type { Fleet } from './bot/fleet'

/** Runs escrow bots in this process. The vendor libraries are loaded only here, not by everybody who asks for trades. */
export async function startBots(options: Partial<FleetOptions> = {}): Promise<Fleet> {
  const [{ startFleet }, { steamOver }] = await Promise.all([
    import('./bot/fleet'),
    import('./adapters/steam'),
  ])
  return startFleet({ steam: steamOver(), ...options })
}
