import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { isIP } from 'node:net'
import path from 'node:path'
import { type CountryResponse, Reader } from 'mmdb-lib'

const database = '@ip-location-db/geo-whois-asn-country-mmdb/geo-whois-asn-country.mmdb'

/** Read at the first question: 8 MB that most processes never need. */
let countries: Reader<CountryResponse> | undefined

/** The country (ISO 3166-1) that the internet registries give an address to; null for private and unknown ones. */
export function countryOf(address: string): string | null {
  const bare = address.replace(/^::ffff:(?=\d+\.)/i, '')
  if (isIP(bare) === 0) return null
  countries ??= new Reader(readFileSync(createRequire(path.resolve('package.json')).resolve(database)))
  const found: unknown = countries.get(bare)
  return isPlace(found) ? found.country_code : null
}

const isPlace = (found: unknown): found is { country_code: string } =>
  typeof found === 'object' &&
  found !== null &&
  'country_code' in found &&
  typeof found.country_code === 'string'
