import type { Sandbox } from '@/sandbox/start'
import type { PresetName } from '@/sandbox/steam/fault-kinds'

/** Of the calls to Stripe, and of the events that Stripe tells. */
const shares: Partial<Record<PresetName, number>> = {
  stripeServerError: 0.03,
  stripeServerErrorAfter: 0.03,
  stripeServerErrorNoRetry: 0.02,
  stripeLockTimeout: 0.02,
  stripeRateLimited: 0.02,
  stripeHtml: 0.01,
  stripeHtmlOk: 0.01,
  stripeReset: 0.02,
  stripeResetAfter: 0.03,
  stripeSlow: 0.02,
  stripeHang: 0.002,
  stripeHangAfter: 0.003,
  stripeEventDropped: 0.1,
  stripeEventRepeated: 0.1,
  stripeEventsShuffled: 0.35,
  stripeEventLate: 0.1,
  stripeEventEarly: 0.1,
  stripeEventForged: 0.03,
  stripeEventStale: 0.03,
}

export interface Injected {
  name: string
  share: number
  struck: number
}

/** Makes Stripe fail in its own ways. `stop` ends that; `read` says how often each struck. */
export function injectFaults({ faults }: Sandbox) {
  const added = Object.entries(shares).map(([preset, probability]) =>
    faults.add({ preset: preset as PresetName, probability }),
  )
  return {
    read: (): Injected[] =>
      added.map(({ name, probability, hits }) => ({ name, share: probability, struck: hits })),
    stop: () => {
      for (const { id } of added) faults.remove(id)
    },
  }
}
