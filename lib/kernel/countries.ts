const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
/** Codes that have a name and are no country: unions, outlying parts, and codes for tests. */
const others = new Set('AC CP CQ DG EA EU EZ IC QO TA UN XA XB ZZ'.split(' '))

/** Codes of countries that are no more are written as those that followed them. */
const canonical = (code: string): boolean => Intl.getCanonicalLocales(`und-${code}`)[0] === `und-${code}`

export const countryName = (code: string): string => names.of(code) ?? code

/** Whether two capital letters are the ISO 3166-1 code of a country. */
export const isCountry = (code: string): boolean =>
  !others.has(code) && names.of(code) !== undefined && canonical(code)

let all: { value: string; label: string }[] | undefined

/** Every country by its ISO 3166-1 code, in the order of their English names. */
export function countries(): { value: string; label: string }[] {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  all ??= letters
    .flatMap((first) => letters.map((second) => first + second))
    .filter(isCountry)
    .map((value) => ({ value, label: countryName(value) }))
    .sort((a, b) => a.label.localeCompare(b.label, 'en'))
  return all
}
