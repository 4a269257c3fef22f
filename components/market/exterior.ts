import { cs2Wear, type WearTier } from './wear'

const word = (name: string) => name.toLowerCase().replace(/[^a-z]/g, '')

/** The tier of an exterior by its name; Team Fortress 2 uses the same five words. */
export const tierNamed = (exterior: string): WearTier | undefined =>
  cs2Wear.find((tier) => word(tier.name) === word(exterior))

/** An item's name without the exterior in brackets, which is shown beside it. */
export const withoutExterior = (name: string, exterior: string | null | undefined): string =>
  exterior && name.endsWith(` (${exterior})`) ? name.slice(0, -exterior.length - 3) : name
