import type { PlanRisk } from '@/lib/strategies/engine/form/plan'
import type { EntryWish, Wish, WishLevel } from '@/lib/strategies/engine/form/wishes'
import type { OrderRequest } from '../desk/events'
import type { Ask } from '../run/run'
import { NotInModel } from './not-in-model'
import type { View } from './plan'

/** Serves what can be served exactly; everything else is refused with a sentence, never approximated. */
export function serveLikeBacktestingPy(
  wishes: readonly Wish[],
  view: View,
  ask: Ask,
  risk: PlanRisk,
  alert: (message: string) => void,
): void {
  for (const wish of wishes) {
    switch (wish.do) {
      case 'entry':
      case 'order':
        enter(wish, view, ask, risk)
        break
      case 'close':
        if (wish.id !== null || wish.size || wish.now)
          throw new NotInModel('close by name, by size or at once')
        ask.close(wish.percent / 100)
        break
      case 'cancel':
        ask.cancel(wish.id ?? undefined)
        break
      case 'exit':
        throw new NotInModel('exits apart from the entry')
      case 'alert':
        alert(wish.message)
    }
  }
}

export function refuseLimits({
  maxDailyLoss,
  maxDrawdown,
  maxPosition,
  stopLoss,
  takeProfit,
}: PlanRisk): void {
  if ((maxDailyLoss ?? maxDrawdown ?? maxPosition) !== null)
    throw new NotInModel('limits on loss or position')
  if (stopLoss || takeProfit) throw new NotInModel('stops and targets of the risk block')
}

function enter(wish: EntryWish, view: View, ask: Ask, { maxEntries }: PlanRisk): void {
  const side = wish.side === 'long' ? 1 : -1
  if (wish.do === 'entry') {
    if (side * view.position < 0) ask.close()
    else if (view.openTrades >= maxEntries) return
  }
  const { limit, stop, size } = wish
  if (size.as === 'cash' || size.as === 'risk') throw new NotInModel('sizes in money or by risk')
  if (wish.trail) throw new NotInModel('trailing stops')
  const type = limit === null ? (stop === null ? 'market' : 'stop') : stop === null ? 'limit' : 'stop-limit'
  const request: OrderRequest = {
    side,
    type,
    ...(size.as === 'units' ? { units: size.value } : { fraction: size.value }),
    ...(limit === null ? {} : { limit }),
    ...(stop === null ? {} : { stop }),
    ...priceOf('stopLoss', wish.stopLoss),
    ...priceOf('takeProfit', wish.takeProfit),
  }
  ask.place(request)
}

function priceOf(name: 'stopLoss' | 'takeProfit', level: WishLevel | null): Partial<OrderRequest> {
  if (!level) return {}
  if (level.as !== 'price') throw new NotInModel('brackets measured from the fill')
  return { [name]: level.value }
}
