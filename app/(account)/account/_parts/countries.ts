const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
/** Codes that have a name and are no country: unions, outlying parts, and codes for tests. */
const others = new Set('AC CP CQ DG EA EU EZ IC QO TA UN XA XB ZZ'.split(' '))

/** Every country by its ISO 3166-1 code, in the order of their English names. */
export const countries: { value: string; label: string }[] = letters
  .flatMap((first) => letters.map((second) => first + second))
  .filter((code) => !others.has(code))
  .flatMap((value) => {
    const label = names.of(value)
    return label && canonical(value) ? [{ value, label }] : []
  })
  .sort((a, b) => a.label.localeCompare(b.label, 'en'))

/** Codes of countries that are no more are written as those that followed them. */
function canonical(code: string): boolean {
  return Intl.getCanonicalLocales(`und-${code}`)[0] === `und-${code}`
}

export const countryName = (code: string): string => names.of(code) ?? code
