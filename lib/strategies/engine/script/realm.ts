import { seeded } from '@/lib/kernel/random'
import { type Bar, barColumns, type Candles } from '../form/sources'
import { refuse } from './fault'
import { lockDown } from './lockdown'
import { onBarOf, Script } from './script'

export interface RealmInput {
  /** Size of a tick of the instrument; 0 when it is not known. */
  tick: number
  bars: number
  minutes: number
  values: Record<string, number>
  seed: number
}

export interface Started {
  bars: number
  script: Script
  candles: Candles
}

let started: Started | null = null

/** Called once, before the script is even read: its words stand ready and nothing else can be changed from then on. */
export function prepareRealm(input: RealmInput, numbers: Float64Array): void {
  const column = (name: keyof Bar) => {
    const from = barColumns.indexOf(name) * input.bars
    return numbers.subarray(from, from + input.bars)
  }
  const candles: Candles = {
    time: column('time'),
    open: column('open'),
    high: column('high'),
    low: column('low'),
    close: column('close'),
    volume: column('volume'),
  }
  const { minutes, values, tick } = input
  const script = new Script({ candles, minutes, values, tick })
  started = { bars: input.bars, script, candles }
  lockDown(script.words, seeded(input.seed))
}

/** The script that has declared itself, and what it exports. */
export function begun(exported: unknown): Started & { onBar: (bar: unknown) => unknown } {
  if (!started) return refuse('The script was not prepared.')
  const found = onBarOf({ ...(exported as Record<string, unknown>) })
  return { ...started, onBar: found }
}

/** Every series that the script computes, by bar. */
export const seriesOf = ({ script, bars }: Started): [string, Float64Array][] =>
  script.columns.map(({ name, read }) => [name, Float64Array.from({ length: bars }, (_, bar) => read(bar))])
