export type WearTier = { code: string; name: string; from: number; to: number; color: string }

/** Counter-Strike 2. Source: the bounds the game itself uses for its exteriors. */
export const cs2Wear: WearTier[] = [
  { code: 'FN', name: 'Factory New', from: 0, to: 0.07, color: 'var(--wear-fn)' },
  { code: 'MW', name: 'Minimal Wear', from: 0.07, to: 0.15, color: 'var(--wear-mw)' },
  { code: 'FT', name: 'Field-Tested', from: 0.15, to: 0.38, color: 'var(--wear-ft)' },
  { code: 'WW', name: 'Well-Worn', from: 0.38, to: 0.45, color: 'var(--wear-ww)' },
  { code: 'BS', name: 'Battle-Scarred', from: 0.45, to: 1, color: 'var(--wear-bs)' },
]

const worst: WearTier = { code: 'BS', name: 'Battle-Scarred', from: 0.45, to: 1, color: 'var(--wear-bs)' }

export const wearTierOf = (wear: number, tiers: WearTier[] = cs2Wear): WearTier =>
  tiers.find((tier) => wear >= tier.from && wear < tier.to) ?? tiers.at(-1) ?? worst
