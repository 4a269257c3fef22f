import type { Settings } from '../desk/settings'
import type { Code } from './code'

/** What the text of a kernel depends on besides the nodes and rules. */
export interface Shape {
  /** Neither spread nor slippage: a taker pays the base price. */
  plain: boolean
  lot: boolean
  worst: boolean
  brackets: boolean
}

export const shapeOf = ({ spread, slippage, lot, inside }: Settings, brackets: boolean): Shape => ({
  plain: spread === 0 && (slippage.kind === 'none' || slippage.value === 0),
  lot: lot > 0,
  worst: inside === 'worst',
  brackets,
})

/** Rows of the trade table, one number each. `tag` is a place in the list of entry names, `exit` one of `exits`. */
export const tradeColumns = 9
export const exits = ['plain', 'stop-loss', 'take-profit'] as const

const taker = ({ plain }: Shape, side: string, base: string, size: string): string =>
  plain ? base : `taker(${side}, ${base}, ${size}, i)`

interface Closing {
  base: string
  exit: 0 | 1 | 2
  /** How many orders end as filled. */
  filled: 0 | 1
  maker?: string
}

/** Closes the whole lot, as the desk does: cash, fees, the trade, the brackets that end with it. */
export function closing(code: Code, shape: Shape, { base, exit, filled, maker }: Closing): string {
  const [rate, fixed] = [code.number('takerFee', 0), code.number('fixedFee', 0)]
  const paid = taker(shape, '-side', base, 'size')
  const clipped = exit === 2 ? `side > 0 ? Math.max(${paid}, tp) : Math.min(${paid}, tp)` : paid
  const price = maker ? `(${maker}) ? ${base} : ${clipped}` : clipped
  const fees = maker ? `(${maker}) ? ${code.number('makerFee', 0)} : ${rate}` : rate
  const own = exit === 0 ? 'brackets' : 'brackets - 1'
  return `{
  const side = P > 0 ? 1 : -1
  const size = P > 0 ? P : -P
  const price = ${price}
  const fee = size * price * (${fees}) + ${fixed}
  cash -= fee
  fees += fee
  turnover += size * price
  const gross = side * size * (price - lotPrice)
  cash += gross
  if (cash < 0) return false
  let T = D.T
  const row = (tn | 0) * ${tradeColumns}
  if (row + ${tradeColumns} > T.length) T = D.grow()
  const all = lotFees + (fee * size) / size
  T[row] = side * size
  T[row + 1] = lotBar
  T[row + 2] = i
  T[row + 3] = lotPrice
  T[row + 4] = price
  T[row + 5] = gross - all + 0
  T[row + 6] = all
  T[row + 7] = ${exit}
  T[row + 8] = lotTag
  tn++
  ${filled === 1 ? 'filled++' : ''}
  cancelled += ${filled === 1 ? own : 'brackets'}
  P = 0
  cost = 0
  brackets = 0
  sl = 0
  tp = 0
  liquidation = 0
}`
}

/** Brackets and liquidation where the bar opens. A liquidation is left to `step`. */
function bracketsAtOpen(code: Code, shape: Shape): string {
  const through = code.number('through', 0)
  const fresh = '!(lotBar >= i - 1)'
  return `if (brackets > 0 || liquidation > 0) {
  if (liquidation > 0 && (P > 0 ? L[i] <= liquidation : H[i] >= liquidation)) return false
  ${
    shape.brackets
      ? `if (sl > 0 && (P > 0 ? open <= sl : open >= sl)) ${closing(code, shape, { base: 'open', exit: 1, filled: 1 })}
  else if (tp > 0 && (P > 0 ? open >= tp + ${through} : open <= tp - ${through})) ${closing(code, shape, { base: 'open', exit: 2, filled: 1, maker: fresh })}`
      : ''
  }
}`
}

function bracketsInside(code: Code, shape: Shape): string {
  if (!shape.brackets) return ''
  const through = code.number('through', 0)
  const target = '(P > 0 ? Math.max(tp, open) : Math.min(tp, open))'
  const first = shape.worst ? 'true' : '(P > 0) !== (H[i] - open <= open - L[i])'
  return `if (brackets > 0 || liquidation > 0) {
  const loses = sl > 0 && (P > 0 ? L[i] <= sl : H[i] >= sl)
  const wins = tp > 0 && (P > 0 ? H[i] >= tp + ${through} : L[i] <= tp - ${through})
  if (loses && (!wins || ${first})) ${closing(code, shape, { base: 'sl', exit: 1, filled: 1 })}
  else if (wins) ${closing(code, shape, { base: target, exit: 2, filled: 1, maker: 'true' })}
}`
}

const way = (as: string, value: string) =>
  `(${as} === 1 ? ${value} : Math.max(0, lotPrice + away * (${as} === 2 ? lotPrice * ${value} : ${value})))`

function opening(code: Code, shape: Shape): string {
  const number = (name: string) => code.number(name, 0)
  const lots = shape.lot ? `toLot(most, ${number('lot')})` : 'most'
  return `{
  const price = ${taker(shape, 'entering', 'open', 'asked')}
  const fixed = closed > 0 ? 0 : ${number('fixedFee')}
  const most = Math.max(0, (cash - fixed) / (price / ${number('leverage')} + price * ${number('takerFeeOrNone')}))
  let size = asked
  if (size > most * (1 + 1e-12)) size = cuttable !== 0 ? ${lots} : 0
  if (size <= 0) {
    margin++
    cancelled += (slAs > 0 ? 1 : 0) + (tpAs > 0 ? 1 : 0)
  } else {
    const fee = size * price * ${number('takerFee')} + fixed
    cash -= fee
    fees += fee
    turnover += size * price
    P = entering * size
    cost = entering * size * price
    lotPrice = price
    lotFees = (fee * size) / size
    lotBar = i
    lotTag = tag
    if (Math.max(0, asked - size) <= (closed + size) * 1e-12) filled++
    else margin++
    ${
      shape.brackets
        ? `if (slAs > 0) { const away = -entering; sl = toTick(${way('slAs', 'slValue')}, ${number('tick')}, -entering); brackets++ }
    if (tpAs > 0) { const away = entering; tp = toTick(${way('tpAs', 'tpValue')}, ${number('tick')}, entering); brackets++ }`
        : ''
    }
    liquidation = Math.max(0, (cost - cash) / (P * (P > 0 ? ${number('keepLong')} : ${number('keepShort')})))
  }
}`
}

/** Everything that happens to position and orders in a bar before it is decided about. */
export function fillsOfBar(code: Code, shape: Shape): string {
  const atOpen = bracketsAtOpen(code, shape)
  return `${atOpen}
if (leaving === 1) {
  if (P !== 0) ${closing(code, shape, { base: 'open', exit: 0, filled: 1 })}
  else reduceOnly++
}
if (entering !== 0) {
  let closed = 0
  if (P !== 0) {
    closed = P > 0 ? P : -P
    if (asked <= closed * 1e-12) return false
    ${closing(code, shape, { base: 'open', exit: 0, filled: 0 })}
  }
  ${opening(code, shape)}
  entering = 0
  ${atOpen}
}
if (leaving === 2) reduceOnly++
leaving = 0
${bracketsInside(code, shape)}`
}
