import type { Action, Operand, Size } from './actions'
import type { Builder } from './nodes'
import type { SimpleAction, SlotOf } from './plan'

/** A market entry without a trail, a close of everything, an alert; null for anything else. */
export function simpleAction(base: Builder, action: Action, sizing: Size): SimpleAction | null {
  const slotOf = <As>({ as, value }: { as: As; value: Operand }): SlotOf<As> => ({
    as,
    slot: base.operand(value, '').slot,
  })
  switch (action.do) {
    case 'entry': {
      if (action.limit !== undefined || action.stop !== undefined || action.trail) return null
      const { id, side, stopLoss, takeProfit } = action
      return {
        do: 'entry',
        id,
        side,
        size: slotOf(action.size ?? sizing),
        stopLoss: stopLoss ? slotOf(stopLoss) : null,
        takeProfit: takeProfit ? slotOf(takeProfit) : null,
      }
    }
    case 'close': {
      const whole = action.percent === undefined || action.percent === 100
      return action.id === undefined && !action.size && whole && !action.now ? { do: 'close' } : null
    }
    case 'alert':
      return { do: 'alert', message: action.message }
    default:
      return null
  }
}
