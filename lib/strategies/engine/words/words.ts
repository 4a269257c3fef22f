import type { Action, Brackets, Close, Entry, Operand, RiskBlock, Size } from '../form/actions'
import type { Form, FormParam } from '../form/form'
import { Teller } from './teller'

const mostSentences = 200
const longestSentence = 1_000

/** A form in plain sentences: its rules, its limits, its parameters, and what the rules name. */
export function formInWords(form: Form): string[] {
  const teller = new Teller(form)
  const rules = form.rules.map(({ when, do: action }) => ruleWords(teller, when, action, form.sizing))
  const rest = [...riskWords(teller, form.risk), ...form.params.map(paramWords)]
  const all = [...rules, ...rest, ...teller.definitions()].map((sentence) =>
    sentence.length <= longestSentence ? sentence : `${sentence.slice(0, longestSentence)} …`,
  )
  if (all.length <= mostSentences) return all
  return [...all.slice(0, mostSentences), `And ${all.length - mostSentences} more.`]
}

function ruleWords(teller: Teller, when: Operand, action: Action, sizing: Size): string {
  const condition = when === true ? 'on every bar' : `when ${teller.condition(when)}`
  const parts = actionWords(teller, action, sizing)
  return `${[parts.act, condition].join(' ')}${parts.after ? `, ${parts.after}` : ''}.`
}

interface Act {
  act: string
  after: string
}

function actionWords(teller: Teller, action: Action, sizing: Size): Act {
  if ('side' in action) return entryWords(teller, action, sizing)
  if (action.do === 'exit') {
    const from = action.from ? ` ${action.from}` : ''
    return { act: `Guard${from || ' every entry'}`, after: bracketWords(teller, action) }
  }
  if (action.do === 'close') return { act: closeWords(teller, action), after: action.now ? 'at once' : '' }
  if (action.do === 'cancel')
    return { act: action.id ? `Cancel the order ${action.id}` : 'Cancel every waiting order', after: '' }
  return { act: `Signal “${action.message}”`, after: '' }
}

function entryWords(teller: Teller, entry: Entry, sizing: Size): Act {
  const verb = entry.side === 'long' ? 'Buy' : 'Sell short'
  const price = [
    ...(entry.stop === undefined ? [] : [`once ${teller.text(entry.stop)} is reached`]),
    ...(entry.limit === undefined ? [] : [`at ${teller.text(entry.limit)} or better`]),
  ]
  const words = [verb, sizeWords(teller, entry.size ?? sizing), ...price]
  return { act: words.join(' '), after: bracketWords(teller, entry) }
}

function closeWords(teller: Teller, { id, size, percent }: Close): string {
  const part = size
    ? `${sizeWords(teller, size)} of `
    : percent === undefined
      ? ''
      : `${teller.text(percent)} % of `
  return `Close ${part}${id ?? 'everything'}`
}

function sizeWords(teller: Teller, { as, value }: Size): string {
  if (as === 'units') return `${teller.text(value)} ${value === 1 ? 'unit' : 'units'}`
  if (as === 'cash') return `for ${teller.text(value)} of money`
  const share = typeof value === 'number' ? percentWords(value) : `${teller.text(value)} (a fraction)`
  return as === 'equity'
    ? `with ${share} of the equity`
    : `so much that the stop-loss costs ${share} of the equity`
}

function bracketWords(teller: Teller, { stopLoss, takeProfit, trail }: Brackets): string {
  const parts = [
    ...(stopLoss ? [`a stop-loss ${teller.level(stopLoss)}`] : []),
    ...(takeProfit ? [`a take-profit ${teller.level(takeProfit)}`] : []),
    ...(trail
      ? [
          `a stop that follows ${teller.level(trail.by).replace('from the entry', 'behind')}${
            trail.from ? `, beginning ${teller.level(trail.from)}` : ''
          }`,
        ]
      : []),
  ]
  return parts.length === 0 ? '' : `with ${parts.join(' and ')}`
}

const percentWords = (fraction: number): string => `${Number((fraction * 100).toPrecision(10))} %`

function riskWords(teller: Teller, risk: RiskBlock): string[] {
  const { maxEntries, leverage, maxDailyLoss, maxDrawdown, maxPosition, stopLoss, takeProfit } = risk
  const said = (value: unknown, sentence: () => string) => (value === undefined ? [] : [sentence()])
  return [
    maxEntries === 1 ? 'One entry at a time.' : `At most ${maxEntries} entries in one direction.`,
    ...(leverage === 1 ? [] : [`Leverage of ${leverage}.`]),
    ...said(maxPosition, () => `A position of at most ${maxPosition} units.`),
    ...said(maxDailyLoss, () => `No new entries on a day that has lost ${percentWords(maxDailyLoss ?? 0)}.`),
    ...said(
      maxDrawdown,
      () => `No new entries once ${percentWords(maxDrawdown ?? 0)} is lost from the peak.`,
    ),
    ...(stopLoss ? [`Where a rule says none, a stop-loss ${teller.level(stopLoss)}.`] : []),
    ...(takeProfit ? [`Where a rule says none, a take-profit ${teller.level(takeProfit)}.`] : []),
  ]
}

function paramWords({ name, kind, default: usual, min, max, step }: FormParam): string {
  if (kind === 'yesno') return `${name} is ${usual === 1 ? 'yes' : 'no'}.`
  const range = [
    ...(min === undefined ? [] : [`from ${min}`]),
    ...(max === undefined ? [] : [`to ${max}`]),
    ...(step === undefined ? [] : [`in steps of ${step}`]),
  ]
  return `${name} is ${usual}${range.length > 0 ? `, and may be ${range.join(' ')}` : ''}.`
}
