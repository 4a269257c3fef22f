import Bowser from 'bowser'

/** What a browser calls itself, for a person: `Firefox on Linux`. */
export function deviceOf(userAgent: string): string {
  if (userAgent.trim() === '') return 'Unknown device'
  const { browser, os } = Bowser.parse(userAgent)
  const names = [browser.name, os.name].filter(Boolean)
  return names.length > 0 ? names.join(' on ') : 'Unknown device'
}
