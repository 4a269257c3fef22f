import { count, number, percent, type Rule } from './finding'

const fitted: Rule = ({ outOfSample }) => {
  if (!outOfSample) return null
  const { train, test } = outOfSample
  const figures = {
    trainRoi: train.roi,
    testRoi: test.roi,
    trainSharpe: train.sharpe,
    testSharpe: test.sharpe,
  }
  const advice = 'Use fewer parameters and rules, or fit on more candles; then keep other candles aside.'
  if (test.trades === 0) {
    return {
      rule: 'out-of-sample',
      severity: 'warning',
      sentence: 'On the candles kept aside the strategy closed no trade.',
      figures,
      advice: 'Keep a longer part aside.',
    }
  }
  if (train.roi > 0 && test.roi <= 0) {
    return {
      rule: 'out-of-sample',
      severity: 'danger',
      sentence: `It made ${percent(train.roi)} on the candles it was fitted to and lost ${percent(-test.roi)} on those kept aside.`,
      figures,
      advice,
    }
  }
  if (train.sharpe === null || test.sharpe === null || !(train.sharpe > 0)) return null
  const kept = test.sharpe / train.sharpe
  if (kept < 0.5) {
    return {
      rule: 'out-of-sample',
      severity: 'warning',
      sentence: `On candles kept aside the Sharpe ratio falls from ${number(train.sharpe)} to ${number(test.sharpe)}.`,
      figures,
      advice,
    }
  }
  return {
    rule: 'out-of-sample',
    severity: 'good',
    sentence: `On candles kept aside it holds: the Sharpe ratio is ${number(test.sharpe)} after ${number(train.sharpe)}.`,
    figures,
    advice: 'Look at the kept candles only once; who looks again and again fits to them too.',
  }
}

const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

const walked: Rule = ({ walkForward }) => {
  if (!walkForward || walkForward.length === 0) return null
  const won = walkForward.filter(({ test }) => test > 0).length
  const share = won / walkForward.length
  const [train, test] = [mean(walkForward.map((one) => one.train)), mean(walkForward.map((one) => one.test))]
  const figures = { windows: walkForward.length, won, share, train, test }
  const said = `Fitted anew ${count(walkForward.length, 'time')}, it made money in ${won} of the windows that followed, ${percent(test)} on average after ${percent(train)} in fitting.`
  if (test <= 0 || share < 0.5) {
    return {
      rule: 'walk-forward',
      severity: 'danger',
      sentence: said,
      figures,
      advice: 'What it learns does not last. Do not trade it as it is.',
    }
  }
  if (share < 0.7 || test < train * 0.5) {
    return {
      rule: 'walk-forward',
      severity: 'warning',
      sentence: said,
      figures,
      advice: 'Expect about what the later windows made, not what fitting shows.',
    }
  }
  return {
    rule: 'walk-forward',
    severity: 'good',
    sentence: said,
    figures,
    advice: 'Fit it anew as often in trading as here.',
  }
}

const shuffled: Rule = ({ monteCarlo, measures }) => {
  if (!monteCarlo) return null
  const { losing, maxDrawdown, final, runs } = monteCarlo
  const [worst, bad] = [maxDrawdown[4], final[0]]
  const figures = { runs, losing, drawdown95: worst, final5: bad, maxDrawdown: measures.maxDrawdown }
  if (losing > 0.2) {
    return {
      rule: 'monte-carlo',
      severity: losing > 0.5 ? 'danger' : 'warning',
      sentence: `Of ${count(runs, 'other course', 'other courses')} that the same trades could have taken, ${percent(losing)} end with a loss.`,
      figures,
      advice: 'The profit may be luck. More trades would tell.',
    }
  }
  if (worst > measures.maxDrawdown * 1.5 && worst > 0.1) {
    return {
      rule: 'monte-carlo',
      severity: 'warning',
      sentence: `The drawdown of ${percent(measures.maxDrawdown)} was lucky: in one of twenty other courses it is ${percent(worst)} or more.`,
      figures,
      advice: 'Choose the size of a trade for the deeper of the two.',
    }
  }
  return {
    rule: 'monte-carlo',
    severity: 'good',
    sentence: `In 19 of 20 other courses of the same trades the account ends at ${percent(bad)} of its start or above.`,
    figures,
    advice: 'That says nothing about trades of another kind than these.',
  }
}

const spiked: Rule = ({ plateau }) => {
  if (!plateau || !(plateau.value > 0)) return null
  const { score, value, around } = plateau
  const figures = { score, value, around: Number.isNaN(around) ? null : around }
  if (Number.isNaN(around)) return null
  if (score < 0.5) {
    return {
      rule: 'plateau',
      severity: score < 0.2 ? 'danger' : 'warning',
      sentence: `The parameters stand on a spike: one step away the result is ${number(around)} instead of ${number(value)}.`,
      figures,
      advice: 'Take parameters whose neighbours do about as well, even if the best figure is lower.',
    }
  }
  return {
    rule: 'plateau',
    severity: 'good',
    sentence: `The parameters stand on a plateau: one step away the result is still ${percent(score)} of it.`,
    figures,
    advice: 'Stay in the middle of it.',
  }
}

const tried: Rule = ({ deflated }) => {
  if (!deflated || deflated.tries < 2) return null
  const { probability, sharpe, luck, tries } = deflated
  const figures = { probability, sharpe, luck, tries }
  if (probability >= 0.95) {
    return {
      rule: 'deflated-sharpe',
      severity: 'good',
      sentence: `It beats the luck of ${count(tries, 'try', 'tries')} with a probability of ${percent(probability)}.`,
      figures,
      advice: 'Every further try lowers that; count them all.',
    }
  }
  return {
    rule: 'deflated-sharpe',
    severity: probability < 0.5 ? 'danger' : 'warning',
    sentence: `The best of ${count(tries, 'try', 'tries')} looks good by luck alone; that this one beats it has a probability of ${percent(probability)}.`,
    figures,
    advice: 'Try fewer variants, or test the one you chose on candles that none of them has seen.',
  }
}

export const aboutHonesty: Rule[] = [fitted, walked, shuffled, spiked, tried]
