import { count, number, percent, type Rule } from './finding'

const few = 30
const deep = { warning: 0.3, danger: 0.5 }
const tooGood = { profitFactor: 4, winRate: 0.9, sharpe: 4 }

const trades: Rule = ({ measures }) => {
  if (measures.trades === 0) {
    return {
      rule: 'no-trades',
      severity: 'danger',
      sentence: 'The strategy closed no trade, so nothing can be said about it.',
      figures: { trades: 0 },
      advice: 'Look at the conditions one by one: the rarest of them decides. Or give it more candles.',
    }
  }
  if (measures.trades >= few) return null
  return {
    rule: 'few-trades',
    severity: 'warning',
    sentence: `The strategy closed only ${count(measures.trades, 'trade')}; below ${few} its figures are mostly chance.`,
    figures: { trades: measures.trades, enough: few },
    advice: 'Run it over a longer time or more pairs before believing any figure.',
  }
}

const ruin: Rule = ({ ruined }) =>
  ruined
    ? {
        rule: 'ruin',
        severity: 'danger',
        sentence: 'The account was emptied: the run went on with nothing.',
        figures: { ruined: 'yes' },
        advice: 'Lower the leverage or the size of a trade, and give every entry a stop.',
      }
    : null

const growth: Rule = ({ measures: { roi, buyAndHold } }) => {
  if (roi < 0) {
    return {
      rule: 'loss',
      severity: 'danger',
      sentence: `The strategy lost ${percent(-roi)} of the account.`,
      figures: { roi },
      advice: 'Do not trade it. Change its idea, not its numbers.',
    }
  }
  if (buyAndHold === null || roi >= buyAndHold) return null
  return {
    rule: 'below-buy-and-hold',
    severity: 'note',
    sentence: `It made ${percent(roi)}; buying once and holding made ${percent(buyAndHold)}.`,
    figures: { roi, buyAndHold },
    advice:
      'That is worth it only if the smaller drawdown or the shorter time in the market is what you want.',
  }
}

const drawdown: Rule = ({ measures: { maxDrawdown, roi } }) => {
  if (maxDrawdown < deep.warning) return null
  const needed = maxDrawdown < 1 ? 1 / (1 - maxDrawdown) - 1 : null
  return {
    rule: 'deep-drawdown',
    severity: maxDrawdown >= deep.danger ? 'danger' : 'warning',
    sentence:
      needed === null
        ? 'The account was down by all it had.'
        : `The account was down by ${percent(maxDrawdown)} from its peak; ${percent(needed)} are needed to make that good.`,
    figures: { maxDrawdown, needed, roi },
    advice: 'Trade it smaller: with half the size the drawdown is about half as deep.',
  }
}

const fewWinners: Rule = ({ pnls = [] }) => {
  const total = pnls.reduce((sum, pnl) => sum + pnl, 0)
  if (!(total > 0) || pnls.length < 10) return null
  const best = [...pnls].sort((a, b) => b - a).slice(0, Math.max(1, Math.round(pnls.length * 0.05)))
  const share = best.reduce((sum, pnl) => sum + pnl, 0) / total
  if (share < 0.8) return null
  return {
    rule: 'few-winners',
    severity: share >= 1 ? 'warning' : 'note',
    sentence: `${count(best.length, 'trade')} of ${pnls.length} made ${percent(share)} of the profit.`,
    figures: { trades: pnls.length, best: best.length, share },
    advice: 'Ask whether those would come again. Without them the strategy should at least not lose much.',
  }
}

const suspicious: Rule = ({ measures: { profitFactor, winRate, sharpe, trades: closed } }) => {
  if (closed < few) return null
  const seen = [
    (profitFactor ?? 0) > tooGood.profitFactor ? `a profit factor of ${number(profitFactor ?? 0)}` : '',
    (winRate ?? 0) > tooGood.winRate ? `${percent(winRate ?? 0)} of trades won` : '',
    (sharpe ?? 0) > tooGood.sharpe ? `a Sharpe ratio of ${number(sharpe ?? 0)}` : '',
  ].filter(Boolean)
  if (seen.length === 0) return null
  return {
    rule: 'too-good',
    severity: 'warning',
    sentence: `It shows ${seen.join(' and ')}: such figures are rarely real.`,
    figures: { profitFactor, winRate, sharpe },
    advice: 'Look for fills that a market would not have given, and for costs that were left out.',
  }
}

const negativeEdge: Rule = ({ measures: { kelly, trades: closed } }) =>
  kelly !== null && kelly <= 0 && closed >= few
    ? {
        rule: 'no-edge',
        severity: 'warning',
        sentence: `Over ${count(closed, 'trade')} the wins do not pay for the losses: the Kelly fraction is ${percent(kelly)}.`,
        figures: { kelly, trades: closed },
        advice: 'Let winners run longer or cut losers sooner; a larger size makes it worse.',
      }
    : null

const fees: Rule = ({ measures: { feesPaid }, pnls = [] }) => {
  if (pnls.length === 0) return null
  const net = pnls.reduce((sum, pnl) => sum + pnl, 0)
  const gross = net + feesPaid
  if (!(gross > 0) || feesPaid / gross < 0.5) return null
  return {
    rule: 'fees-eat-it',
    severity: net > 0 ? 'warning' : 'danger',
    sentence: `Fees took ${percent(feesPaid / gross)} of what the trades made before them.`,
    figures: { feesPaid, gross, share: feesPaid / gross },
    advice: 'Trade less often, on a longer timeframe, or with limit orders that pay the maker fee.',
  }
}

const dayMs = 86_400_000
const shortDays = 365

const time: Rule = ({ spanMs }) => {
  if (spanMs === undefined || spanMs >= shortDays * dayMs) return null
  const days = spanMs / dayMs
  return {
    rule: 'short-time',
    severity: 'warning',
    sentence: `The candles cover only ${count(Math.max(1, Math.floor(days)), 'day')}: one kind of market, perhaps.`,
    figures: { days, enough: shortDays },
    advice: 'Run it over a year or more, with markets that rose, fell and stood still.',
  }
}

const open: Rule = ({ openTrades = 0 }) =>
  openTrades > 0
    ? {
        rule: 'still-open',
        severity: 'note',
        sentence: `${count(openTrades, 'trade')} ${openTrades === 1 ? 'is' : 'are'} open at the end and counted at the last close.`,
        figures: { openTrades },
        advice: 'Close at the end, or read the closed trades alone.',
      }
    : null

export const aboutResults: Rule[] = [
  trades,
  time,
  open,
  ruin,
  growth,
  drawdown,
  fewWinners,
  suspicious,
  negativeEdge,
  fees,
]
