export interface Windows {
  take: number
  give: number
  return: number
}

export interface Scale {
  simulatedMinuteMs: number
  /** Seconds that people have to answer. */
  windowsS: Windows
  steamTimeoutMs: number
  /** What the worker and the driver run with. */
  settings: Record<string, string>
}

/** Windows of 30, 30 and 20 simulated minutes; pauses, leases and polls are shortened with them. */
export function scaleOf(simulatedMinuteMs: number): Scale {
  const minutes = (count: number) => (count * simulatedMinuteMs) / 1_000
  const windowsS = { take: minutes(30), give: minutes(30), return: minutes(20) }
  const steamTimeoutMs = 1_200
  const settings = {
    DEAL_SELLER_WINDOW_S: String(windowsS.take),
    DEAL_BUYER_WINDOW_S: String(windowsS.give),
    DEAL_RETURN_WINDOW_S: String(windowsS.return),
    STEAM_TIMEOUT_MS: String(steamTimeoutMs),
    STEAM_VISIBILITY_MS: '3000',
    STEAM_LONGEST_PAUSE_MS: String(simulatedMinuteMs / 2),
    STEAM_LEASE_TTL_MS: '3000',
    STEAM_POLL_MS: '1000',
    STEAM_IDLE_POLL_MS: '1000',
    STEAM_BOT_RATE: '500',
    STEAM_ADDRESS_RATE: '5000',
  }
  return { simulatedMinuteMs, windowsS, steamTimeoutMs, settings }
}
