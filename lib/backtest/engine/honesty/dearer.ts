import type { Settings } from '../desk/settings'

/** The same market with all costs `times` as high (0: free). Rebates grow too. What a run loses by it is its cost sensitivity. */
export const dearer = (settings: Settings, times: number): Settings => ({
  ...settings,
  makerFee: settings.makerFee * times,
  takerFee: settings.takerFee * times,
  fixedFee: settings.fixedFee * times,
  spread: settings.spread * times,
  slippage: { ...settings.slippage, value: settings.slippage.value * times },
})
