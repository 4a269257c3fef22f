import type { Side } from '../desk/desk'
import type { BarEvent } from '../desk/events'
import { toTick } from '../desk/rounding'
import type { Settings } from '../desk/settings'

function slippageOf({ slippage, tick }: Settings, base: number, size: number, bar: BarEvent): number {
  switch (slippage.kind) {
    case 'none':
      return 0
    case 'fraction':
      return base * slippage.value
    case 'ticks':
      return tick * slippage.value
    case 'range':
      return (bar.high - bar.low) * slippage.value
    case 'volume':
      return bar.volume > 0 ? base * slippage.value * Math.sqrt(size / bar.volume) : 0
  }
}

/** What a taker pays: half the spread and the slippage on top, to the tick against him, never below zero. */
export function takerPrice(
  settings: Settings,
  side: Side,
  base: number,
  size: number,
  bar: BarEvent,
): number {
  const off = (base * settings.spread) / 2 + slippageOf(settings, base, size, bar)
  if (off === 0) return base
  const price = toTick(base + side * off, settings.tick, side)
  return price > 0 ? price : Math.min(base, settings.tick || base * 1e-6)
}
