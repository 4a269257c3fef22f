const european = 'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' ')
const everywhere = new Set(['world', 'everywhere', 'worldwide'])
const union = new Set(['eu', 'european union'])

/** What a person typed ("EU, Norway, ch") as codes, and the first word that is no country. */
export function readPlaces(
  text: string,
  countries: readonly { value: string; label: string }[],
): { places: string[]; unknown: string | null } {
  const codeOf = new Map(
    countries.flatMap(({ value, label }) => [
      [value.toLowerCase(), value],
      [label.toLowerCase(), value],
    ]),
  )
  const places: string[] = []
  for (const word of text.split(/[,;\n]/).map((each) => each.trim())) {
    const plain = word.toLowerCase()
    const code = codeOf.get(plain)
    if (plain === '') continue
    if (everywhere.has(plain)) places.push('world')
    else if (union.has(plain)) places.push(...european)
    else if (code) places.push(code)
    else return { places, unknown: word }
  }
  return { places, unknown: null }
}

/** The same, the other way round: the union is named as one. */
export function writePlaces(places: readonly string[], nameOf: (code: string) => string): string {
  if (places.includes('world')) return 'Everywhere'
  const whole = european.every((code) => places.includes(code))
  const rest = whole ? places.filter((code) => !european.includes(code)) : places
  return [...(whole ? ['EU'] : []), ...rest.map(nameOf)].join(', ')
}
