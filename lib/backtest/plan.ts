import { dataHash, findSeries, loadCandles, type Series } from '@/lib/exchanges'
import { frameMs } from '@/lib/exchanges/schemas/frame'
import { refuse } from '@/lib/kernel/errors'
import type { Ctx } from '@/lib/kernel/handler'
import { readVersion, type StrategyVersion } from '@/lib/strategies'
import type { Values } from './compute/search'
import { barCount } from './engine/candles/bars'
import { BadSettings, type Settings, settingsOf } from './engine/desk/settings'
import { engineVersion } from './keys'
import type { Plan, PlannedSeries } from './plan-of'
import { coverageOf } from './queries/series'
import { quotaOf } from './quotas'
import type { RunKind } from './schemas/requests'
import type { RunSettings } from './schemas/settings'

export interface Asked {
  versionId: string
  from?: string | undefined
  to?: string | undefined
  settings: RunSettings
  params: Values
}

/** The version to run. Refuses values that its parameters do not take. */
export async function runnableVersion(
  { tx, actor }: Ctx,
  { versionId, params }: Asked,
): Promise<StrategyVersion> {
  const version = await readVersion(tx, actor, { versionId })
  demandParams(version, params)
  return version
}

function demandParams({ params }: Pick<StrategyVersion, 'params'>, values: Values): void {
  const fields: Record<string, string> = {}
  for (const [name, value] of Object.entries(values)) {
    const param = params.find((each) => each.name === name)
    const wrong = param ? wrongValue(param, value) : `There is no parameter named ${name}.`
    if (wrong) fields[`params.${name}`] = wrong
  }
  const [first] = Object.values(fields)
  if (first) refuse('bad_parameter', first, { status: 422, fields })
}

function wrongValue(
  { name, kind, min, max }: StrategyVersion['params'][number],
  value: number,
): string | null {
  if (kind === 'yesno') return value === 0 || value === 1 ? null : `${name} must be 1 for yes or 0 for no.`
  if (kind === 'integer' && !Number.isInteger(value)) return `${name} must be a whole number, not ${value}.`
  if (min !== undefined && value < min) return `${name} must be at least ${min}, not ${value}.`
  if (max !== undefined && value > max) return `${name} must be at most ${max}, not ${value}.`
  return null
}

/** What a script says of its leverage is known once it runs; it is cut to that then. */
const mostLeverage = 125

/** The market's rules, and over them what the person asked for. */
function settingsFor({ instrument }: Series, { form }: StrategyVersion, asked: RunSettings): Settings {
  const allowed = form?.risk.leverage ?? mostLeverage
  const { capital, fixedFee, spread, slippage, inside, volumeShare } = asked
  try {
    return settingsOf({
      cash: capital,
      takerFee: asked.takerFee ?? Number(instrument.takerFee),
      makerFee: asked.makerFee ?? Number(instrument.makerFee),
      tick: Number(instrument.tickSize),
      lot: Number(instrument.lotSize),
      leverage: Math.min(allowed, asked.leverage ?? allowed),
      fixedFee,
      spread,
      slippage,
      inside,
      volumeShare,
    })
  } catch (error) {
    if (error instanceof BadSettings) refuse('bad_settings', error.message, { status: 422 })
    throw error
  }
}

/** Hours between payments where the instrument says nothing: what most exchanges do. */
const usualHours = 8

const fundingFor = ({ instrument }: Series, { fundingRate: rate }: RunSettings) =>
  rate === 0 ? {} : { funding: { rate, hours: instrument.fundingHours ?? usualHours } }

const day = (ts: number) => new Date(ts).toISOString().slice(0, 10)

/** A series over the range asked for, or over all of it. Refuses a range without data, with the range there is. */
export async function plannedSeries(
  { tx, actor }: Ctx,
  seriesId: string,
  version: StrategyVersion,
  asked: Asked,
): Promise<PlannedSeries & { ts: Float64Array }> {
  const series = await findSeries(tx, actor, seriesId)
  const { exchange, symbol, quote } = series.instrument
  const step = frameMs[series.frame]
  const name = `${symbol} ${series.frame} of ${exchange}`
  const there = await coverageOf(tx, seriesId)
  if (!there)
    refuse('no_data', `${name} has no candles yet. Bring some in, or choose another series.`, { status: 422 })
  const from = Math.max(asked.from ? Date.parse(asked.from) : 0, there.firstTs)
  const to = Math.min(asked.to ? Date.parse(asked.to) : Number.MAX_SAFE_INTEGER, there.lastTs + step)
  const has = `There are candles of ${name} from ${day(there.firstTs)} to ${day(there.lastTs)}.`
  if (asked.from && asked.to && Date.parse(asked.to) <= Date.parse(asked.from))
    refuse('no_data', 'The range ends before it begins.', {
      status: 422,
      fields: { to: 'Must be after the beginning.' },
    })
  if (to <= from)
    refuse('no_data', `No candles lie in this range. ${has}`, { status: 422, fields: { from: has } })
  const most = quotaOf(actor.kind === 'person' ? actor.id : '').barsPerSeries
  if ((to - from) / step > most)
    refuse(
      'too_many_bars',
      `These are more than ${most.toLocaleString('en-GB')} bars. Choose a shorter range.`,
      {
        status: 422,
      },
    )
  const bars = await loadCandles(tx, seriesId, from, to)
  if (barCount(bars) < 2)
    refuse('no_data', `Fewer than two candles lie in this range. ${has}`, {
      status: 422,
      fields: { from: has },
    })
  return {
    seriesId,
    exchange,
    symbol,
    quote,
    minutes: step / 60_000,
    from,
    to,
    bars: barCount(bars),
    dataHash: await dataHash(tx, seriesId, from, to),
    settings: settingsFor(series, version, asked.settings),
    ...fundingFor(series, asked.settings),
    ts: bars.ts,
  }
}

interface Planned {
  kind: RunKind
  version: StrategyVersion
  asked: Asked
  series: PlannedSeries[]
  search?: Pick<Plan, 'axes' | 'method' | 'objective' | 'tries' | 'seed'>
  splitAt?: number | null
}

export const newPlan = ({ kind, version, asked, series, search, splitAt = null }: Planned): Plan => ({
  kind,
  formHash: version.formHash,
  engineVersion,
  params: asked.params,
  asked: asked.settings,
  series,
  axes: search?.axes ?? [],
  method: search?.method ?? 'grid',
  tries: search?.tries ?? 0,
  seed: search?.seed ?? 0,
  objective: search?.objective ?? 'sharpe',
  splitAt,
})

export const seriesLabel = ({ symbol, minutes }: Pick<PlannedSeries, 'symbol' | 'minutes'>): string =>
  `${symbol} ${frameName(minutes)}`

const frameName = (minutes: number): string => {
  if (minutes % 1_440 === 0) return `${minutes / 1_440}d`
  return minutes % 60 === 0 ? `${minutes / 60}h` : `${minutes}m`
}
