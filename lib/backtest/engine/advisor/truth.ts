import type { Flaw } from '../candles/inspect'
import { decisions } from '../honesty/check-strategy'
import { count, number, percent, type Rule } from './finding'

const future: Rule = ({ lookAhead }) => {
  if (!lookAhead) return null
  const [first] = lookAhead
  if (!first) {
    return {
      rule: 'look-ahead',
      severity: 'good',
      sentence: 'Computed anew with later candles hidden, every value stays as it was: it sees no future.',
      figures: { series: 0 },
      advice: 'Nothing to do.',
    }
  }
  const { series, bar, hiddenFrom, known, whole } = first
  if (series === decisions) {
    return {
      rule: 'look-ahead',
      severity: 'danger',
      sentence: `It sees the future: what it wants at bar ${bar} changes when the bars from ${hiddenFrom} on are hidden.`,
      figures: { series: lookAhead.length, bar, hiddenFrom },
      advice: 'Its results are worthless: no market tells what comes later. Look for what uses later bars.',
    }
  }
  const was = Number.isNaN(known) ? 'no value' : number(known)
  return {
    rule: 'look-ahead',
    severity: 'danger',
    sentence: `${series} sees the future: at bar ${bar} it is ${number(whole)}, but ${was} when the bars from ${hiddenFrom} on are hidden. ${count(lookAhead.length, 'series', 'series')} in all.`,
    figures: { series: lookAhead.length, bar, hiddenFrom },
    advice: 'Its results are worthless: no market tells what comes later. Shift it back, or take it out.',
  }
}

const settled = 1e-6

const history: Rule = ({ warmUp }) => {
  if (!warmUp || warmUp.length === 0) return null
  const names = [...new Set(warmUp.map(({ series }) => series))]
  const longest = warmUp.reduce((most, { bars }) => Math.max(most, bars), 0)
  const lasting = names.filter((name) =>
    warmUp.some(({ series, bars, off }) => series === name && bars === longest && !(off <= settled)),
  )
  const worst = warmUp
    .filter(({ series, bars }) => bars === longest && lasting.includes(series))
    .reduce((most, one) => (one.off > most.off || Number.isNaN(one.off) ? one : most), {
      series: '',
      bars: longest,
      off: 0,
    })
  if (worst.series === decisions) {
    return {
      rule: 'warm-up',
      severity: 'warning',
      sentence: `With ${count(longest, 'bar')} of history it decides otherwise at ${percent(worst.off)} of the last bars: what it does depends on where the data begin.`,
      figures: { series: lasting.length, bars: longest, off: worst.off },
      advice: `Give paper and live trading more than ${count(longest, 'bar')} of history, or let it remember less.`,
    }
  }
  if (lasting.length > 0) {
    const off = Number.isNaN(worst.off) ? 'has no value yet' : `is still ${percent(worst.off)} off`
    return {
      rule: 'warm-up',
      severity: 'warning',
      sentence: `With ${count(longest, 'bar')} of history ${worst.series} ${off}: what it says depends on where the data begin.`,
      figures: { series: lasting.length, bars: longest, off: Number.isNaN(worst.off) ? null : worst.off },
      advice: `Give paper and live trading more than ${count(longest, 'bar')} of history, or a shorter indicator.`,
    }
  }
  const needed = names.map((name) => {
    const enough = warmUp.filter(({ series, off }) => series === name && off <= settled)
    return enough.reduce((least, { bars }) => Math.min(least, bars), longest)
  })
  const most = needed.reduce((a, b) => Math.max(a, b), 0)
  return {
    rule: 'warm-up',
    severity: 'good',
    sentence: `With ${count(most, 'bar')} of history every value is what all of history gives.`,
    figures: { bars: most },
    advice: 'Load at least as many bars before the first decision.',
  }
}

const words: Record<Flaw, [one: string, many: string]> = {
  gap: ['gap', 'gaps'],
  duplicate: ['bar twice', 'bars twice'],
  unsorted: ['bar out of order', 'bars out of order'],
  'off-grid': ['bar off the grid', 'bars off the grid'],
  'not-a-number': ['bar with a value that is no number', 'bars with a value that is no number'],
  'not-positive': ['bar with a price of zero or less', 'bars with a price of zero or less'],
  'high-below-low': ['bar with a high below its low', 'bars with a high below their low'],
  'outside-range': ['bar that leaves its own range', 'bars that leave their own range'],
  'negative-volume': ['bar with a negative volume', 'bars with a negative volume'],
}

const candles: Rule = ({ data }) => {
  if (!data) return null
  const { bars, missing, counts, usable } = data
  const found = (Object.entries(counts) as [Flaw, number][]).filter(([, times]) => times > 0)
  const figures = { bars, missing, ...Object.fromEntries(found) }
  if (found.length === 0 && usable) {
    return {
      rule: 'data',
      severity: 'good',
      sentence: `All ${count(bars, 'candle')} are there and make sense.`,
      figures,
      advice: 'Nothing to do.',
    }
  }
  const list = found.map(([flaw, times]) => count(times, ...words[flaw])).join(', ')
  const share = missing / Math.max(1, bars + missing)
  return {
    rule: 'data',
    severity: !usable ? 'danger' : share > 0.01 ? 'warning' : 'note',
    sentence: usable
      ? `${percent(share)} of the candles are missing (${count(missing, 'candle')} in ${list}).`
      : `The candles cannot be trusted: ${list === '' ? 'there are none' : list}.`,
    figures,
    advice: usable
      ? 'A stop inside a gap was filled at the next candle that is there; look at trades around the gaps.'
      : 'Mend or load them again before reading any figure.',
  }
}

const costly: Rule = ({ costs, measures }) => {
  if (!costs || costs.length === 0 || measures.roi <= 0) return null
  const sorted = [...costs].sort((a, b) => a.times - b.times)
  const gone = sorted.find(({ times, roi }) => times > 1 && roi <= 0)
  const double = sorted.findLast(({ times }) => times > 1)
  if (!gone && !double) return null
  const figures = Object.fromEntries(sorted.map(({ times, roi }) => [`times${times}`, roi]))
  if (gone) {
    return {
      rule: 'costs',
      severity: gone.times <= 2 ? 'danger' : 'warning',
      sentence: `With costs ${number(gone.times)} times as high the profit of ${percent(measures.roi)} is a loss of ${percent(-gone.roi)}.`,
      figures,
      advice: 'Check fees, spread and slippage against your own fills before trading it.',
    }
  }
  return {
    rule: 'costs',
    severity: 'good',
    sentence: `Even with costs ${number(double?.times ?? 1)} times as high it makes ${percent(double?.roi ?? 0)}.`,
    figures,
    advice: 'Nothing to do.',
  }
}

export const aboutTruth: Rule[] = [future, history, candles, costly]
