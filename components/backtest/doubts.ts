import type { ResultView } from '@/lib/backtest/schemas/results'
import { percent, ratio, span } from './words'

export interface Doubt {
  tone: 'warning' | 'info' | 'positive'
  /** Two or three words. */
  title: string
  text: string
}

const fewTrades = 30
const yearMs = 365.25 * 86_400_000

type Look = (result: ResultView) => Doubt | null

const tooGood: Look = ({ measures: { sharpe } }) =>
  sharpe === null || sharpe < 4
    ? null
    : {
        tone: 'warning',
        title: 'Too good to be true',
        text: `A Sharpe of ${ratio(sharpe)} is not earned by rules like these in a real market. Look at the candles first, then at the fills and the costs.`,
      }

const tradesEnough: Look = ({ measures: { trades } }) =>
  trades >= fewTrades
    ? null
    : {
        tone: 'warning',
        title: 'Few trades',
        text: `${trades} trades say little: with fewer than ${fewTrades}, one lucky trade can make the whole result.`,
      }

const longEnough: Look = ({ firstTs, lastTs }) =>
  lastTs - firstTs >= yearMs
    ? null
    : {
        tone: 'warning',
        title: 'Short time',
        text: `The candles cover ${span(lastTs - firstTs)}: one kind of market, perhaps. Take a year or more.`,
      }

const againstHolding: Look = ({ measures: { roi, buyAndHold } }) => {
  if (buyAndHold === null) return null
  const words = `It returned ${percent(roi, { signed: true })}, holding ${percent(buyAndHold, { signed: true })}.`
  return roi >= buyAndHold
    ? { tone: 'positive', title: 'Beats holding', text: words }
    : {
        tone: 'warning',
        title: 'Holding did better',
        text: `${words} The trading cost more than it brought.`,
      }
}

const outside: Look = ({ honesty: { inSharpe, outSharpe } }) => {
  if (inSharpe === null || outSharpe === null) return null
  const words = `Sharpe ${ratio(inSharpe)} on the fitted bars, ${ratio(outSharpe)} on the others.`
  if (outSharpe >= inSharpe * 0.5 && outSharpe > 0)
    return { tone: 'positive', title: 'Holds out of sample', text: words }
  return {
    tone: 'warning',
    title: 'Weaker out of sample',
    text: `${words} That is what fitting to the past looks like.`,
  }
}

const costs: Look = ({ measures: { roi }, honesty: { dearRoi, freeRoi } }) => {
  if (dearRoi === null || freeRoi === null) return null
  const words = `Without costs ${percent(freeRoi, { signed: true })}, with twice the costs ${percent(dearRoi, { signed: true })}.`
  if (roi > 0 && dearRoi <= 0)
    return {
      tone: 'warning',
      title: 'Lives on low costs',
      text: `${words} A dearer market takes all of the gain.`,
    }
  return { tone: 'info', title: 'Cost of trading', text: words }
}

const luck: Look = ({ honesty: { luckFinal, luckLosing, luckDrawdown } }) => {
  if (!luckFinal || luckLosing === null || !luckDrawdown) return null
  const [low, , , , high] = luckFinal
  const words = `Drawing its trades anew 1,000 times, nine of ten runs end between ${percent(low - 1, { signed: true })} and ${percent(high - 1, { signed: true })}; ${percent(luckLosing)} lose money, and one in twenty falls by ${percent(luckDrawdown[4])} on the way.`
  return { tone: luckLosing > 0.1 ? 'warning' : 'info', title: 'Luck of the draw', text: words }
}

const tries: Look = ({ honesty: { deflated } }) => {
  if (!deflated) return null
  const { sharpe, luck: byLuck, probability, tries: count } = deflated
  return {
    tone: probability >= 0.95 ? 'positive' : 'warning',
    title: 'Best of many tries',
    text: `The best of ${count} tries has a Sharpe of ${ratio(sharpe)} on the fitted bars; luck alone gives ${ratio(byLuck)}. The probability that there is more to it is ${percent(probability, { digits: 0 })} (95% is the usual mark).`,
  }
}

const open: Look = ({ openTrades }) =>
  openTrades === 0
    ? null
    : {
        tone: 'info',
        title: 'Still open',
        text: `${openTrades} ${openTrades === 1 ? 'trade is' : 'trades are'} open at the end; the return counts ${openTrades === 1 ? 'it' : 'them'} at the last close.`,
      }

const looks: Look[] = [tooGood, tradesEnough, longEnough, againstHolding, outside, tries, costs, luck, open]

/** What a careful reader would say of a result, what speaks against it first. */
export function doubtsOf(result: ResultView): Doubt[] {
  const order = { warning: 0, info: 1, positive: 2 }
  return looks.flatMap((look) => look(result) ?? []).sort((a, b) => order[a.tone] - order[b.tone])
}
