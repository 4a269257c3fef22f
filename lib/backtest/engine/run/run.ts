import { takerPrice } from '../broker/costs'
import { workBar, workClose } from '../broker/work'
import { at, type Bars, barCount } from '../candles/bars'
import { type Desk, equityOf, newDesk, type Side } from '../desk/desk'
import type { BarEvent, DeskEvent, FillEvent, Intent, OrderRequest, Protection } from '../desk/events'
import { type Settings, settingsOf } from '../desk/settings'
import { step } from '../desk/step'

/** What a strategy may ask for when a bar has closed. It works from the next bar on. */
export interface Ask {
  place(request: OrderRequest): void
  /** Closes a share of the position at the next open. */
  close(portion?: number): void
  protect(protection: Protection): void
  /** Cancels the orders with this tag, or all that are no brackets. */
  cancel(tag?: string): void
}

export type Decide = (bar: number, desk: Desk, ask: Ask) => void

/** Rates at moments (ms UTC), the oldest first. */
export interface Funding {
  ts: Float64Array
  rate: Float64Array
}

export interface RunInput {
  bars: Bars
  settings?: Partial<Settings>
  decide: Decide
  /** The first bar that is decided about. */
  firstBar?: number
  funding?: Funding
  closeAtEnd?: boolean
}

export interface Run {
  desk: Desk
  fills: FillEvent[]
  /** Equity at the close of every bar. */
  equity: Float64Array
}

function asker(desk: Desk, act: (event: DeskEvent) => void): Ask {
  return {
    place: (request) => act({ kind: 'place', request }),
    close: (portion = 1) => {
      if (desk.position === 0) return
      const side: Side = desk.position > 0 ? -1 : 1
      act({ kind: 'place', request: { side, units: Math.abs(desk.position) * portion, reduceOnly: true } })
    },
    protect: (protection) => act({ kind: 'protect', protection }),
    cancel: (tag) => act(tag === undefined ? { kind: 'cancel' } : { kind: 'cancel', tag }),
  }
}

function readBar(bars: Bars, index: number, into: BarEvent): void {
  into.bar = index
  into.ts = at(bars.ts, index)
  into.open = at(bars.open, index)
  into.high = at(bars.high, index)
  into.low = at(bars.low, index)
  into.close = at(bars.close, index)
  into.volume = at(bars.volume, index)
}

function closeAtLast(desk: Desk, bar: BarEvent, tell: (event: FillEvent) => void): void {
  if (desk.position === 0) return
  const size = Math.abs(desk.position)
  const side: Side = desk.position > 0 ? -1 : 1
  const price = takerPrice(desk.settings, side, bar.close, size, bar)
  const fee = size * price * desk.settings.takerFee + desk.settings.fixedFee
  const fill: FillEvent = {
    kind: 'fill',
    id: 0,
    side,
    size,
    price,
    base: bar.close,
    fee,
    bar: bar.bar,
    role: 'plain',
  }
  step(desk, fill)
  tell(fill)
}

/** A strategy over bars that are all known: the backtest. Same input, same run. Throws BadSettings. */
export function runBars({ bars, settings, decide, firstBar = 0, funding, closeAtEnd }: RunInput): Run {
  const desk = newDesk(settingsOf(settings))
  const count = barCount(bars)
  const equity = new Float64Array(count)
  const fills: FillEvent[] = []
  const keep = (event: DeskEvent) => {
    if (event.kind === 'fill') fills.push(event)
  }
  const act = (event: DeskEvent): readonly Intent[] => step(desk, event).intents
  const ask = asker(desk, act)
  const bar: BarEvent = { kind: 'bar', bar: 0, ts: 0, open: 0, high: 0, low: 0, close: 0, volume: 0 }
  let due = 0
  for (let index = 0; index < count; index++) {
    readBar(bars, index, bar)
    for (; funding && due < funding.ts.length && at(funding.ts, due) <= bar.ts; due++) {
      if (desk.position !== 0) act({ kind: 'funding', rate: at(funding.rate, due), price: bar.open })
    }
    workBar(desk, bar, keep)
    step(desk, bar)
    if (index >= firstBar) decide(index, desk, ask)
    if (desk.orders.length > 0) workClose(desk, bar, keep)
    equity[index] = equityOf(desk)
  }
  if (closeAtEnd && count > 0) {
    closeAtLast(desk, bar, keep)
    equity[count - 1] = equityOf(desk)
  }
  return { desk, fills, equity }
}
