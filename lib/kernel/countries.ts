import names from './countries.json' with { type: 'json' }

const known: Readonly<Record<string, string>> = names

/** Every country by its ISO 3166-1 code, in the order of its English name. A file, because no two runtimes name all of them alike. */
export const countries = (): { value: string; label: string }[] =>
  Object.entries(known).map(([value, label]) => ({ value, label }))

export const countryName = (code: string): string => known[code] ?? code

/** Whether two capital letters are the ISO 3166-1 code of a country. */
export const isCountry = (code: string): boolean => Object.hasOwn(known, code)
