import type { CancelWish, CloseWish, EntryWish, ExitWish, Wish } from '@/lib/strategies/engine/form/wishes'
import { type Desk, equityOf, type Order } from '../desk/desk'
import type { DeskEvent } from '../desk/events'
import { step } from '../desk/step'
import { isSameOrder, ownBrackets, requestOf, sideOf, type Terms } from './requests'

export type RefusalReason = 'rejected' | 'lot' | 'largest position'

/** Who is told what came of the wishes of a bar. */
export interface Notes {
  alert(message: string): void
  refused(id: string, reason: RefusalReason): void
}

/**
 * Tells the desk what a strategy wants at the close of a bar: entries, closes, cancels and alerts in the order of the
 * rules, then exits, so that they find the entries of this bar. Source: docs/backtest.md#from-wishes-to-orders
 */
export function serve(
  desk: Desk,
  wishes: readonly Wish[],
  terms: Terms,
  mayEnter: boolean,
  notes: Notes,
): void {
  for (const wish of wishes) {
    if (wish.do === 'entry' || wish.do === 'order') {
      if (mayEnter) enter(desk, wish, terms, notes)
    } else if (wish.do === 'close') close(desk, wish, terms, notes)
    else if (wish.do === 'cancel') cancel(desk, wish)
    else if (wish.do === 'alert') notes.alert(wish.message)
  }
  for (const wish of wishes) if (wish.do === 'exit') exit(desk, wish, notes)
}

/** Ends all that waits and closes the position at the next open: what a limit of the risk block does. */
export function leave(desk: Desk, terms: Terms, notes: Notes): void {
  for (const { id } of desk.orders.filter(isEntry)) step(desk, { kind: 'cancel', id })
  if (desk.position !== 0)
    close(desk, { do: 'close', id: null, size: null, percent: 100, now: false }, terms, notes)
}

const isEntry = ({ parent, reduceOnly }: Order): boolean => parent === 0 && !reduceOnly

function tell(desk: Desk, event: DeskEvent, id: string, notes: Notes): void {
  for (const intent of step(desk, event).intents) {
    if (intent.kind === 'refused') notes.refused(id, intent.reason)
  }
}

function enter(desk: Desk, wish: EntryWish, terms: Terms, notes: Notes): void {
  const side = sideOf(wish)
  const waiting = desk.orders.filter(isEntry)
  const old = waiting.find(({ tag }) => tag === wish.id)
  const request = requestOf(desk, wish, terms)
  if (old && isSameOrder(desk, old, request)) return
  const others = waiting.filter((order) => order.side === side && order !== old)
  if (wish.do === 'entry') {
    const held = desk.lots.filter((lot) => lot.side === side).length
    if (held + others.length >= terms.risk.maxEntries) return
  }
  if (old) step(desk, { kind: 'cancel', id: old.id })
  const { maxPosition } = terms.risk
  if (maxPosition !== null) {
    const most = (maxPosition * Math.max(0, equityOf(desk))) / (request.limit ?? request.stop ?? desk.mark)
    const asked = others.reduce((sum, { left }) => sum + left, 0)
    const against = wish.do === 'order' ? 0 : Math.min(0, side * desk.position)
    request.most = most - asked - (side * desk.position - against)
    if (!(request.most > 0)) {
      notes.refused(wish.id, 'largest position')
      return
    }
  }
  tell(desk, { kind: 'place', request }, wish.id, notes)
}

/** Units of `size` at the last price; all of `units` without a size. */
function unitsOf(desk: Desk, { size, percent }: CloseWish | ExitWish, units: number): number {
  if (!size) return (units * percent) / 100
  if (size.as === 'units') return size.value
  if (size.as === 'cash') return size.value / desk.mark
  return size.as === 'equity' ? (Math.max(0, equityOf(desk)) * size.value) / desk.mark : 0
}

function close(desk: Desk, wish: CloseWish, terms: Terms, notes: Notes): void {
  const tag = wish.id ?? ''
  const old = desk.orders.filter((order) => order.reduceOnly && !order.bracket && order.tag === tag)
  for (const { id } of old) step(desk, { kind: 'cancel', id })
  const lots = desk.lots.filter((lot) => wish.id === null || lot.tag === wish.id)
  const [first] = lots
  if (!first) return
  const held = lots.reduce((sum, { size }) => sum + size, 0)
  const side = first.side === 1 ? -1 : 1
  const now = wish.now || terms.fillAtClose
  const request = { side, tag, reduceOnly: true, now } as const
  let units = Math.min(held, unitsOf(desk, wish, held))
  if (wish.id === null) {
    tell(desk, { kind: 'place', request: { ...request, units } }, tag, notes)
    return
  }
  for (const { id: lot, size } of lots) {
    const some = Math.min(units, size)
    if (some > 0) tell(desk, { kind: 'place', request: { ...request, lot, units: some } }, tag, notes)
    units -= some
  }
}

function cancel(desk: Desk, { id: name }: CancelWish): void {
  const meant = ({ parent, bracket, tag }: Order) =>
    bracket
      ? bracket.name !== '' && (name === null || bracket.name === name)
      : parent === 0 && (name ?? tag) === tag
  for (const { id } of desk.orders.filter(meant)) step(desk, { kind: 'cancel', id })
}

function exit(desk: Desk, wish: ExitWish, notes: Notes): void {
  if (wish.size?.as === 'risk') {
    notes.refused(wish.id, 'rejected')
    return
  }
  const limits = wish.size
    ? { share: 1, units: unitsOf(desk, wish, 0) }
    : { share: wish.percent / 100, units: 0 }
  const brackets = ownBrackets(wish, desk.settings.tick, { name: wish.id, ...limits })
  const meant = ({ tag }: { tag: string }) => wish.from === null || tag === wish.from
  const owners = new Set(
    [...desk.lots.filter(meant), ...desk.orders.filter(isEntry).filter(meant)].map(({ id }) => id),
  )
  for (const parent of owners) step(desk, { kind: 'exit', exit: { parent, name: wish.id, brackets } })
}
