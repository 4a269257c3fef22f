import type { FormParam } from '../form/form'
import type { PlanRisk } from '../form/plan'
import type { Candles } from '../form/sources'
import type { Account, Wish, WishLevel, WishSize } from '../form/wishes'
import { accountWord, barWord, crossings, positionWord } from './bar-words'
import { nameOf, numberOf, optionsOf, refuse, shown } from './fault'
import { declared } from './parameters'
import { type Column, SeriesBook, streamOf } from './series'
import { baseTimeline, coarseTimeline } from './timeline'
import { alertOf, cancelOf, entryOf, exitOf, levelOf, sizeOf } from './wanting'

export interface ScriptInput {
  candles: Candles
  minutes: number
  values: Record<string, number>
  /** Size of a tick; 0 when it is not known, and then no level can be in ticks. */
  tick: number
}

type OnBar = (bar: unknown) => unknown

const most = { wishes: 100, frames: 8, lines: 200, line: 500 }
const flat: Account = {
  position: 0,
  entryPrice: Number.NaN,
  equity: 0,
  openProfit: 0,
  openTrades: 0,
  closedTrades: 0,
}
const unlimited: PlanRisk = {
  maxEntries: 1,
  leverage: 1,
  maxDailyLoss: null,
  maxDrawdown: null,
  maxPosition: null,
  stopLoss: null,
  takeProfit: null,
}

/** One script over candles: first it declares, then it is asked at each close in turn, and never sees a later bar. */
export class Script {
  readonly words: Record<string, unknown>
  params: FormParam[] = []
  /** Values of this run by parameter; yes is 1. */
  values: Record<string, number> = {}
  sizing: WishSize = { as: 'equity', value: 1 }
  risk: PlanRisk = unlimited
  readonly lines: string[] = []
  private readonly input: ScriptInput
  private readonly book: SeriesBook
  private readonly bar: object
  private account: Account = flat
  private now = -1
  private wishes: Wish[] = []
  private frames = 0
  private said: 'params' | null = null

  constructor(input: ScriptInput) {
    this.input = input
    const now = () => this.now
    this.book = new SeriesBook(now)
    this.bar = barWord(input.candles, now)
    this.words = this.vocabulary(now)
  }

  get columns(): readonly Column[] {
    return this.book.columns
  }

  /** What the script wants at the close of this bar. Bars are asked for in order. */
  at(bar: number, account: Account, onBar: OnBar): Wish[] {
    this.now = bar
    this.account = account
    this.wishes = []
    const given = onBar(this.bar)
    if (given !== undefined) refuse(wrongAnswer(given))
    return this.wishes
  }

  private vocabulary(now: () => number): Record<string, unknown> {
    const { candles, minutes } = this.input
    const base = baseTimeline(candles, minutes)
    const account = () => this.account
    return {
      params: (given: unknown) => this.withParams(given),
      sizing: (given: unknown) => {
        this.before('sizing')
        this.sizing = sizeOf('sizing', given) ?? refuse('sizing must be above 0.')
      },
      risk: (given: unknown) => {
        this.before('risk')
        this.risk = riskOf(given)
        const { stopLoss, takeProfit } = this.risk
        const ticks = [stopLoss, takeProfit].some((level) => level?.as === 'ticks')
        if (ticks && this.input.tick === 0) refuse('risk asks for ticks: the size of a tick is needed.')
      },
      indicator: (name: unknown, params: unknown, inputs: unknown) => {
        this.before('indicator')
        return this.book.open(base, name, params, inputs)
      },
      timeframe: (of: unknown) => {
        this.before('timeframe')
        if (++this.frames > most.frames) refuse(`A script has at most ${most.frames} other timeframes.`)
        const coarse = coarseTimeline(candles, minutes, of)
        return Object.freeze({
          indicator: (name: unknown, params: unknown, inputs: unknown) => {
            this.before('indicator')
            return this.book.open(coarse, name, params, inputs)
          },
        })
      },
      stream: streamOf,
      ...crossings(now),
      bar: this.bar,
      position: positionWord(account),
      account: accountWord(account),
      buy: (options: unknown) => this.want('buy', () => entryOf('buy', options, this.sizing)),
      sell: (options: unknown) => this.want('sell', () => entryOf('sell', options, this.sizing)),
      exit: (options: unknown) => this.want('exit', () => exitOf(options)),
      cancel: (id: unknown) => this.want('cancel', () => cancelOf(id)),
      alert: (message: unknown) => this.want('alert', () => alertOf(message)),
      log: (...parts: unknown[]) => this.log(parts),
    }
  }

  private withParams(given: unknown): Record<string, number | boolean> {
    this.before('params')
    if (this.said) refuse('params is called once, with all parameters.')
    this.said = 'params'
    const { params, values } = declared(given, this.input.values)
    this.params = params
    this.values = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, Number(value)]))
    return values
  }

  private before(word: string): void {
    if (this.now >= 0) refuse(`${word} belongs to the beginning of the script, outside onBar.`)
  }

  private want(word: string, make: () => Wish | null): void {
    if (this.now < 0) refuse(`${word} belongs into onBar: before the first bar there is nothing to trade.`)
    if (this.wishes.length >= most.wishes)
      refuse(`A script may want at most ${most.wishes} things at one bar.`)
    const wish = make()
    if (!wish) return
    if (this.input.tick === 0 && inTicks(wish))
      refuse(`${word} asks for ticks: the size of a tick is needed.`)
    this.wishes.push(wish)
  }

  private log(parts: unknown[]): void {
    if (this.lines.length >= most.lines) return
    const words = parts.map((part) => (typeof part === 'string' ? part : shownInLog(part)))
    const line = `${this.now < 0 ? '' : `Bar ${this.now}: `}${words.join(' ')}`
    this.lines.push(line.slice(0, most.line))
  }
}

const shownInLog = (part: unknown): string =>
  typeof part === 'object' && part !== null && 'value' in part ? String(numberOf('log', part)) : shown(part)

const wrongAnswer = (given: unknown): string =>
  typeof given === 'object' && given !== null && 'then' in given
    ? 'onBar cannot wait: it decides at the close of the bar, so it may not be async.'
    : `onBar gives nothing back; it gave ${shown(given)}. Orders are made with buy, sell and exit.`

/** Whether a level is so many ticks away. */
function inTicks(wish: Wish): boolean {
  if (!('trail' in wish)) return false
  const { takeProfit, stopLoss, trail } = wish
  return [takeProfit, stopLoss, trail?.by, trail?.from].some((level) => level?.as === 'ticks')
}

const fractions = ['maxDailyLoss', 'maxDrawdown'] as const
const riskOptions = ['maxEntries', 'leverage', 'maxPosition', 'stopLoss', 'takeProfit', ...fractions]

function riskOf(given: unknown): PlanRisk {
  const asked = optionsOf('risk', given, riskOptions)
  const within = (name: string, min: number, max: number): number | null => {
    if (asked[name] === undefined) return null
    const value = numberOf(`${name} of risk`, asked[name])
    return value >= min && value <= max ? value : refuse(`${name} of risk must be from ${min} to ${max}.`)
  }
  const entries = within('maxEntries', 1, 100) ?? 1
  if (!Number.isInteger(entries)) refuse('maxEntries of risk must be a whole number.')
  const level = (name: 'stopLoss' | 'takeProfit'): WishLevel | null =>
    asked[name] === undefined
      ? null
      : (levelOf(`${name} of risk`, asked[name]) ?? refuse(`${name} of risk must be above 0.`))
  return {
    maxEntries: entries,
    leverage: within('leverage', 1, 125) ?? 1,
    maxDailyLoss: within('maxDailyLoss', 0.0001, 1),
    maxDrawdown: within('maxDrawdown', 0.0001, 1),
    maxPosition: within('maxPosition', Number.MIN_VALUE, Number.MAX_VALUE),
    stopLoss: level('stopLoss'),
    takeProfit: level('takeProfit'),
  }
}

/** The function that a script exports to be asked at each close. */
export function onBarOf(module: Record<string, unknown>): OnBar {
  const found = module.onBar
  if (typeof found === 'function') return (bar) => Reflect.apply(found, undefined, [bar])
  const names = Object.keys(module).map((name) => nameOf('export', name))
  return refuse(
    `The script exports no function onBar; write "export function onBar(bar) { … }".${names.length > 0 ? ` It exports ${names.join(', ')}.` : ''}`,
  )
}
