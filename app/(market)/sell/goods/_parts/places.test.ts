import { expect, test } from 'vitest'
import { countries, countryName } from '@/lib/kernel/countries'
import { readPlaces, writePlaces } from './places'

test('places are read by name and by code, and written as they can be read again', () => {
  for (const text of ['Everywhere', 'EU', 'EU, Norway', 'Germany, France', 'Japan'])
    expect(writePlaces(readPlaces(text, countries()).places, countryName)).toBe(text)
  expect(readPlaces(' de ; FRANCE,\nch,', countries())).toEqual({ places: ['DE', 'FR', 'CH'], unknown: null })
  expect(readPlaces('Germany, Germny', countries()).unknown).toBe('Germny')
  expect(readPlaces('eu', countries()).places).toHaveLength(27)
})
