/** The slider's scale: fine where prices are low, coarse where they are high. */
export const priceSteps = 60

const lift = 100

/** Step 0..60 for a price; logarithmic from 1 euro on. */
export function toStep(minor: number, maxMinor: number): number {
  const share = Math.log1p(minor / lift) / Math.log1p(Math.max(lift, maxMinor) / lift)
  return Math.round(Math.min(1, Math.max(0, share)) * priceSteps)
}

/** A round price for a step: whole euros, and tens above 100 euro. */
export function fromStep(step: number, maxMinor: number): number {
  const raw = Math.expm1((step / priceSteps) * Math.log1p(Math.max(lift, maxMinor) / lift)) * lift
  const grain = raw >= 10_000 ? 1_000 : raw >= 500 ? 100 : 10
  return Math.round(raw / grain) * grain
}
