import type { Action, Brackets, Level, Operand, Size, Trail } from '../form/actions'
import { Arguments } from './arguments'
import type { Builtin, Call, Lower } from './context'
import { PineRefusal } from './refusal'
import { nothing } from './values'

const entryNames = [
  'id',
  'direction',
  'qty',
  'limit',
  'stop',
  'oca_name',
  'oca_type',
  'comment',
  'alert_message',
  'disable_alert',
]
const exitNames = [
  'id',
  'from_entry',
  'qty',
  'qty_percent',
  'profit',
  'limit',
  'loss',
  'stop',
  'trail_price',
  'trail_points',
  'trail_offset',
  'oca_name',
  'comment',
  'comment_profit',
  'comment_loss',
  'comment_trailing',
  'alert_message',
  'alert_profit',
  'alert_loss',
  'alert_trailing',
  'disable_alert',
]

/** The arguments of an order; `when` was an argument of v5 and is a condition like any other. */
function orderArguments(
  lower: Lower,
  call: Call,
  names: string[],
): { args: Arguments; send(action: Action): void } {
  if (lower.writer.isFramed) throw new PineRefusal(call, call.name, 'cannot stand inside request.security.')
  const args = new Arguments(lower, call, lower.version < 6 ? [...names, 'when'] : names)
  if (args.has('oca_name')) {
    throw new PineRefusal(
      args.place('oca_name'),
      `oca_name of ${call.name}`,
      'is not supported: orders do not cancel one another by name.',
    )
  }
  const when = args.has('when') ? lower.yesNo(args.expr('when')) : null
  const path = when && lower.path ? lower.writer.op('and', [lower.path, when], 'yesno') : (when ?? lower.path)
  return {
    args,
    send: (action) => {
      if (path?.known !== 0) lower.writer.rule({ when: path?.ref ?? true, do: action })
    },
  }
}

const optional = (args: Arguments, name: string): Operand | undefined =>
  args.has(name) ? args.number(name).ref : undefined

const units = (args: Arguments): { size?: Size } =>
  args.has('qty') ? { size: { as: 'units', value: args.number('qty').ref } } : {}

const entry =
  (kind: 'entry' | 'order'): Builtin =>
  (lower, call) => {
    const { args, send } = orderArguments(lower, call, entryNames)
    const side = args.text('direction')
    if (side !== 'long' && side !== 'short') {
      throw new PineRefusal(
        args.place('direction'),
        `direction of ${call.name}`,
        'must be strategy.long or strategy.short.',
      )
    }
    const [limit, stop] = [optional(args, 'limit'), optional(args, 'stop')]
    send({
      do: kind,
      id: idOf(args, call),
      side,
      ...units(args),
      ...(limit === undefined ? {} : { limit }),
      ...(stop === undefined ? {} : { stop }),
      ...(limit === undefined && stop === undefined ? {} : { whenMissing: 'without' as const }),
    })
    return nothing
  }

function idOf(args: Arguments, call: Call): string {
  const id = args.text('id')
  if (id === '' || id.length > 64) {
    throw new PineRefusal(args.place('id'), `id of ${call.name}`, 'must have 1 to 64 characters.')
  }
  return id
}

const exit: Builtin = (lower, call) => {
  const { args, send } = orderArguments(lower, call, exitNames)
  const from = args.has('from_entry') ? args.text('from_entry') : ''
  const brackets = bracketsOf(lower, args, call)
  const percent = optional(args, 'qty_percent')
  send({
    do: 'exit',
    id: idOf(args, call),
    ...(from === '' ? {} : { from }),
    ...units(args),
    ...(percent === undefined || args.has('qty') ? {} : { percent }),
    ...brackets,
  })
  return nothing
}

function bracketsOf(lower: Lower, args: Arguments, call: Call): Brackets {
  const takeProfit = levelOf(args, call, 'profit', 'limit')
  const stopLoss = levelOf(args, call, 'loss', 'stop')
  const trail = trailOf(lower, args, call)
  if (!takeProfit && !stopLoss && !trail) {
    throw new PineRefusal(call, call.name, 'needs profit, limit, loss, stop or a trail.')
  }
  return {
    ...(takeProfit ? { takeProfit } : {}),
    ...(stopLoss ? { stopLoss } : {}),
    ...(trail ? { trail } : {}),
  }
}

function levelOf(args: Arguments, call: Call, ticks: string, price: string): Level | null {
  if (args.has(ticks) && args.has(price)) {
    const why = `and ${ticks} are both given; which of them counts differs between versions, so give one.`
    throw new PineRefusal(args.place(price), `${price} of ${call.name}`, why)
  }
  if (args.has(price)) return { as: 'price', value: args.number(price).ref }
  return args.has(ticks) ? { as: 'ticks', value: args.number(ticks).ref } : null
}

function trailOf(lower: Lower, args: Arguments, call: Call): Trail | null {
  const from = levelOf(args, call, 'trail_points', 'trail_price')
  if (!from && !args.has('trail_offset')) return null
  if (!from || !args.has('trail_offset')) {
    throw new PineRefusal(call, call.name, 'needs trail_offset together with trail_price or trail_points.')
  }
  const offset = args.number('trail_offset')
  if (offset.known !== null && !(offset.known > 0)) {
    throw new PineRefusal(args.place('trail_offset'), 'trail_offset', 'must be above 0.')
  }
  const start = from.value
  if (from.as === 'ticks' && typeof start === 'number' && !(start > 0)) {
    lower.notice(`A trail of ${call.name} on line ${call.line} begins at once.`)
    return { by: { as: 'ticks', value: offset.ref } }
  }
  return { from, by: { as: 'ticks', value: offset.ref } }
}

const close: Builtin = (lower, call) => {
  const names = ['id', 'comment', 'qty', 'qty_percent', 'alert_message', 'immediately', 'disable_alert']
  const { args, send } = orderArguments(lower, call, names)
  const percent = optional(args, 'qty_percent')
  send({
    do: 'close',
    id: idOf(args, call),
    ...units(args),
    ...(percent === undefined || args.has('qty') ? {} : { percent }),
    ...(args.flag('immediately', false) ? { now: true } : {}),
  })
  return nothing
}

const closeAll: Builtin = (lower, call) => {
  const names = ['comment', 'alert_message', 'immediately', 'disable_alert']
  const { args, send } = orderArguments(lower, call, names)
  send({ do: 'close', ...(args.flag('immediately', false) ? { now: true } : {}) })
  return nothing
}

const cancel: Builtin = (lower, call) => {
  const { args, send } = orderArguments(lower, call, ['id'])
  send({ do: 'cancel', id: idOf(args, call) })
  return nothing
}

const cancelAll: Builtin = (lower, call) => {
  orderArguments(lower, call, []).send({ do: 'cancel' })
  return nothing
}

const alertCondition: Builtin = (lower, call) => {
  const args = new Arguments(lower, call, ['condition', 'title', 'message'])
  const when = lower.yesNo(args.expr('condition'))
  const message = args.has('message')
    ? args.text('message')
    : args.has('title')
      ? args.text('title')
      : 'Alert'
  if (lower.path) throw new PineRefusal(call, call.name, 'must stand outside every block.')
  if (when.known !== 0)
    lower.writer.rule({ when: when.ref, do: { do: 'alert', message: message.slice(0, 1_000) } })
  return nothing
}

const alert: Builtin = (lower, call) => {
  const { args, send } = orderArguments(lower, call, ['message', 'freq'])
  send({ do: 'alert', message: args.text('message').slice(0, 1_000) })
  return nothing
}

export const strategyCalls = new Map<string, Builtin>([
  ['strategy.entry', entry('entry')],
  ['strategy.order', entry('order')],
  ['strategy.exit', exit],
  ['strategy.close', close],
  ['strategy.close_all', closeAll],
  ['strategy.cancel', cancel],
  ['strategy.cancel_all', cancelAll],
  ['alertcondition', alertCondition],
  ['alert', alert],
])

/** Signed, as Pine has it. */
export const accountNames = new Map<string, string>([
  ['strategy.position_size', 'position'],
  ['strategy.position_avg_price', 'entry_price'],
  ['strategy.equity', 'equity'],
  ['strategy.openprofit', 'open_profit'],
  ['strategy.opentrades', 'open_trades'],
  ['strategy.closedtrades', 'closed_trades'],
])
