/** The provider's names of what it wants to know, in words. The longest name that begins an entry counts. */
const words: Record<string, string> = {
  'identity.individual.given_name': 'Your first name',
  'identity.individual.surname': 'Your last name',
  'identity.individual.date_of_birth': 'Your date of birth',
  'identity.individual.address': 'Your address',
  'identity.individual.email': 'Your e-mail address',
  'identity.individual.phone': 'Your telephone number',
  'identity.individual.id_numbers': 'An identity or tax number',
  'identity.individual.documents': 'A picture of an identity document',
  'identity.individual': 'Facts about you',
  'identity.business_details': 'Facts about your business',
  'identity.country': 'Your country',
  'identity.entity_type': 'Whether you are a person or a company',
  'identity.attestations': 'Your consent to the terms of the payment provider',
  defaults: 'What you sell, in a few words',
  'configuration.recipient': 'Your bank account',
  external_account: 'Your bank account',
  bank_account: 'Your bank account',
}
const names = Object.keys(words).sort((a, b) => b.length - a.length)

/** What is still to be answered, each thing once. */
export function inWords(missing: readonly string[]): string[] {
  const said = missing.map((entry) => {
    const name = names.find((each) => entry.startsWith(each) || entry.endsWith(each))
    return name ? (words[name] ?? entry) : plain(entry)
  })
  return [...new Set(said)]
}

const plain = (entry: string): string => {
  const last = entry.split('.').at(-1)?.replaceAll('_', ' ') ?? entry
  return last.charAt(0).toUpperCase() + last.slice(1)
}
