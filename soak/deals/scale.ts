/** One simulated minute is one real second: the windows and pauses of the product are shortened to that. */
export const simulatedMinuteMs = 1_000

export const windowsS = { take: 30, give: 30, return: 20 }
export const steamTimeoutMs = 1_500

/** Settings of the worker and of the driver. The lag of the simulator's listings (2 s) stays within the visibility window. */
export const settings: Record<string, string> = {
  DEAL_SELLER_WINDOW_S: String(windowsS.take),
  DEAL_BUYER_WINDOW_S: String(windowsS.give),
  DEAL_RETURN_WINDOW_S: String(windowsS.return),
  STEAM_TIMEOUT_MS: String(steamTimeoutMs),
  STEAM_VISIBILITY_MS: '3000',
  STEAM_LONGEST_PAUSE_MS: '1000',
  STEAM_LEASE_TTL_MS: '3000',
  STEAM_POLL_MS: '1000',
  STEAM_IDLE_POLL_MS: '1000',
  STEAM_BOT_RATE: '500',
  STEAM_ADDRESS_RATE: '5000',
}
