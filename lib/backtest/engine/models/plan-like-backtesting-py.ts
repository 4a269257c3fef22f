import { type PyAsk, type PyRequest, type PyRun, runLikeBacktestingPy } from '../backtesting-py/run'
import { at } from '../candles/bars'
import type { OrderRequest, Protection } from '../desk/events'
import { type Outcome, outcomeOfPy } from '../measures/outcome'
import type { Ask } from '../run/run'
import { NotInModel } from './not-in-model'
import type { PlanInput, View } from './plan'

const missing: [string, (request: OrderRequest) => unknown][] = [
  ['trailing stops', ({ type, trail, trailingStop }) => type === 'trailing' || trail || trailingStop],
  ['sizes in money or by risk', ({ quote, risk }) => quote !== undefined || risk !== undefined],
  ['reduce-only orders', ({ reduceOnly }) => reduceOnly],
  ['post-only orders', ({ postOnly }) => postOnly],
  ['OCO groups', ({ oco }) => oco],
  ['orders that expire', ({ bars }) => bars],
]

/** Whole units, or a fraction below 1; everything when the fraction is 1 or more. */
function requestOf(request: OrderRequest): PyRequest {
  const lacking = missing.find(([, asks]) => asks(request))
  if (lacking) throw new NotInModel(lacking[0])
  const { type, units, fraction = 1, limit, stop, stopLoss, takeProfit } = request
  const size = units !== undefined ? Math.floor(units) : fraction
  return {
    ...(units === undefined && fraction >= 1 ? {} : { size }),
    ...(limit !== undefined && (type === 'limit' || type === 'stop-limit') ? { limit } : {}),
    ...(stop !== undefined && (type === 'stop' || type === 'stop-limit') ? { stop } : {}),
    ...(stopLoss === undefined ? {} : { sl: stopLoss }),
    ...(takeProfit === undefined ? {} : { tp: takeProfit }),
  }
}

function protect(ask: PyAsk, { lot, stopLoss, takeProfit, trailingStop }: Protection): void {
  if (trailingStop) throw new NotInModel('trailing stops')
  if (lot !== 0) throw new NotInModel('names for trades')
  for (const trade of ask.trades) {
    if (stopLoss !== undefined) ask.setBracket(trade, 'sl', stopLoss)
    if (takeProfit !== undefined) ask.setBracket(trade, 'tp', takeProfit)
  }
}

const askOf = (py: PyAsk): Ask => ({
  place: (request) => (request.side > 0 ? py.buy(requestOf(request)) : py.sell(requestOf(request))),
  close: (portion) => py.close(portion),
  protect: (protection) => protect(py, protection),
  cancel: (tag) => {
    if (tag !== undefined) throw new NotInModel('names for orders')
    py.cancel()
  },
})

const viewOf = (py: PyAsk, price: () => number): View => ({
  get position() {
    return py.position
  },
  get averagePrice() {
    const { position } = py
    return position === 0
      ? 0
      : py.trades.reduce((sum, { size, entryPrice }) => sum + size * entryPrice, 0) / position
  },
  get equity() {
    return py.equity
  },
  get price() {
    return price()
  },
  get openTrades() {
    return py.trades.length
  },
  get closedTrades() {
    return py.closedTrades
  },
})

/** Taker fee and fixed fee become its commission; the whole spread is paid at the entry, as it does. */
export function playLikeBacktestingPy(input: PlanInput): PyRun {
  const { bars, settings, plan, firstBar, closeAtEnd, funding } = input
  if (settings.slippage.value > 0 && settings.slippage.kind !== 'none') throw new NotInModel('slippage')
  if (settings.volumeShare > 0) throw new NotInModel('limit on the share of the volume')
  if (funding && funding.ts.length > 0) throw new NotInModel('funding')
  const { cash, fixedFee, takerFee, spread, leverage } = settings
  let now = 0
  let seen: { view: View; ask: Ask } | null = null
  return runLikeBacktestingPy({
    bars,
    firstBar: Math.max(1, firstBar),
    settings: {
      cash,
      commission: [fixedFee, takerFee],
      spread,
      margin: 1 / leverage,
      tradeOnClose: input.fillAtClose ?? false,
      hedging: false,
      exclusiveOrders: false,
      finalizeTrades: closeAtEnd,
    },
    decide: (bar, py) => {
      now = bar
      seen ??= { view: viewOf(py, () => at(bars.close, now)), ask: askOf(py) }
      plan(bar, seen.view, seen.ask)
    },
  })
}

export const runPlanLikeBacktestingPy = (input: PlanInput): Outcome =>
  outcomeOfPy(playLikeBacktestingPy(input), input.bars, input.firstBar, input.settings.cash)
