import type { Desk, Lot, Trade } from './desk'
import type { FillEvent } from './events'

const dust = 1e-12

function openLot(desk: Desk, fill: FillEvent, size: number, fee: number, tag: string): void {
  const last = desk.lots.find(({ id }) => id === fill.id)
  if (last) {
    last.price = (last.price * last.size + fill.price * size) / (last.size + size)
    last.size += size
    last.filled += size
    last.fees += fee
  } else {
    desk.lots.push({
      id: fill.id,
      tag,
      side: fill.side,
      size,
      filled: size,
      exits: [],
      price: fill.price,
      bar: fill.bar,
      fees: fee,
      funding: 0,
    })
  }
  desk.position += fill.side * size
  desk.cost += fill.side * size * fill.price
}

function closePart(desk: Desk, lot: Lot, fill: FillEvent, size: number, fee: number): Trade {
  const whole = size >= lot.size * (1 - dust)
  const share = whole ? 1 : size / lot.size
  const closed = whole ? lot.size : size
  const fees = lot.fees * share + fee
  const funding = lot.funding * share
  const gross = lot.side * closed * (fill.price - lot.price)
  lot.fees -= lot.fees * share
  lot.funding -= funding
  lot.size = whole ? 0 : lot.size - closed
  desk.position -= lot.side * closed
  desk.cost -= lot.side * closed * lot.price
  desk.cash += gross
  return {
    lot: lot.id,
    tag: lot.tag,
    side: lot.side,
    size: closed,
    entryBar: lot.bar,
    entryPrice: lot.price,
    exitBar: fill.bar,
    exitPrice: fill.price,
    fees,
    funding,
    pnl: gross - fees + funding,
    exit: fill.role,
  }
}

/** Moves cash, lots and trades by one fill: closes `prefer` first, then the oldest, and opens with the rest. */
export function applyFill(desk: Desk, fill: FillEvent, prefer: number, tag: string): void {
  desk.cash -= fill.fee
  desk.fees += fill.fee
  desk.turnover += fill.size * fill.price
  let left = fill.size
  while (left > fill.size * dust) {
    const lot = desk.lots.find(({ id }) => id === prefer) ?? desk.lots[0]
    if (!lot || lot.side === fill.side) break
    const size = Math.min(left, lot.size)
    desk.trades.push(closePart(desk, lot, fill, size, (fill.fee * size) / fill.size))
    left -= size
    if (lot.size === 0) desk.lots.splice(desk.lots.indexOf(lot), 1)
  }
  if (desk.lots.length === 0) {
    desk.position = 0
    desk.cost = 0
  }
  if (left > fill.size * dust) openLot(desk, fill, left, (fill.fee * left) / fill.size, tag)
}

/** Charges `position x price x rate` and divides it among the lots. */
export function payFunding(desk: Desk, rate: number, price: number): void {
  for (const lot of desk.lots) {
    const paid = -lot.side * lot.size * price * rate
    lot.funding += paid
    desk.cash += paid
    desk.funding += paid
  }
}
