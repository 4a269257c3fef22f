export const Offer = {
  invalid: 1,
  active: 2,
  accepted: 3,
  countered: 4,
  expired: 5,
  cancelled: 6,
  declined: 7,
  invalidItems: 8,
  needsConfirmation: 9,
  cancelledBySecondFactor: 10,
  inEscrow: 11,
} as const

export const TradeStatus = { complete: 3, failed: 4, inEscrow: 10, escrowRollback: 11, reversed: 12 } as const

export const EResult = {
  ok: 1,
  fail: 2,
  invalidPassword: 5,
  invalidParam: 8,
  invalidState: 11,
  accessDenied: 15,
  timeout: 16,
  serviceUnavailable: 20,
  limitExceeded: 25,
  revoked: 26,
  duplicate: 28,
  tooManyOffers: 50,
  rateLimited: 84,
  wrongCode: 88,
} as const

export const day = 86_400
export const offerLifetime = 14 * day
export const protectionTime = 7 * day
export const reversalBan = 30 * day
export const accessTokenLifetime = day
export const refreshTokenLifetime = 200 * day
export const offersPerPartner = 5
export const offersInAll = 30

export const gameNames: Record<number, string> = {
  730: 'Counter-Strike 2',
  570: 'Dota 2',
  440: 'Team Fortress 2',
}
/** Games whose traded items are held in context 16 for seven days. */
export const protectedApps = new Set([730])

const firstAccount = 76561197960265728n
export const accountIdOf = (steamId: string): number => Number(BigInt(steamId) - firstAccount)
export const steamIdOf = (accountId: string | number): string => (firstAccount + BigInt(accountId)).toString()
export const isSteamId = (text: string): boolean => /^7656119\d{10}$/.test(text)

export const tradeUrlOf = (account: { id: string; tradeToken: string }): string =>
  `https://steamcommunity.com/tradeoffer/new/?partner=${accountIdOf(account.id)}&token=${account.tradeToken}`
