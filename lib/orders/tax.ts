import data from '@/data/tax/rates.json' with { type: 'json' }

/** What a line of an order is fulfilled by. */
export type TaxedKind = keyof typeof data.kinds

export interface Tax {
  /** Ten-thousandths of the price before tax. */
  bps: number
  /** Whether prices hold it already, as people there are shown them, or get it on top. */
  display: 'included' | 'added'
  /** Who says so. */
  source: string
}

export interface TaxQuestion {
  /** ISO 3166 code of where the buyer lives, or where goods are sent. */
  country: string
  kind: TaxedKind
  at: Date
}

/** Where rates come from: our own table, or one day a service that also knows regions and goods. */
export interface TaxRates {
  taxFor(question: TaxQuestion): Promise<Tax>
}

interface Country {
  display: string
  source: string
  /** Days in UTC; a rate counts on its first day and no longer on `until`. */
  rates: { from: string; until: string | null; standardBps: number }[]
}

const countries = new Map<string, Country>(Object.entries(data.countries))

const elsewhere: Tax = { bps: 0, display: 'included', source: 'Not in the table: no tax is collected there.' }

/** The tax of one kind of line in one country at a time. Countries that the table does not know have none. */
export function taxFor(country: string, kind: TaxedKind, at: Date): Tax {
  const known = countries.get(country.toUpperCase())
  if (!known) return elsewhere
  const display = known.display === 'added' ? 'added' : 'included'
  if (data.kinds[kind].taxed === 'none') return { bps: 0, display, source: data.kinds[kind].why }
  const day = at.toISOString().slice(0, 10)
  const rate = known.rates.find(({ from, until }) => from <= day && (until === null || day < until))
  if (!rate) throw new RangeError(`No rate is known for ${country} on ${day}.`)
  return { bps: rate.standardBps, display, source: known.source }
}

export const tableRates: TaxRates = {
  taxFor: async ({ country, kind, at }) => taxFor(country, kind, at),
}
