import { expect, test } from 'vitest'
import { type Language, languages } from '@/lib/identity/schemas/person'
import { kindNames, kindOf } from './kinds'
import { messages, tell } from './text'

const places = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort()

type Tree = string | { [key: string]: Tree }

const leaves = (tree: Tree, path = ''): [string, string][] =>
  typeof tree === 'string'
    ? [[path, tree]]
    : Object.entries(tree).flatMap(([key, value]) => leaves(value, `${path}/${key}`))

test.each(languages)(
  '%s has every text, none too many, and speaks of the same things',
  (language: Language) => {
    const here = new Map(leaves(messages[language]))
    const english = new Map(leaves(messages.en))
    expect([...here.keys()].sort()).toEqual([...english.keys()].sort())
    for (const [path, text] of here) {
      expect(text.trim(), path).not.toBe('')
      expect(new Set(places(text)), path).toEqual(new Set(places(english.get(path) ?? '')))
    }
  },
)

test('every kind has its texts, and they speak only of what the kind knows', () => {
  expect(Object.keys(messages.en.kinds).sort()).toEqual([...kindNames].sort())
  for (const kind of kindNames) {
    const { title, body } = messages.en.kinds[kind]
    const words: readonly string[] = kindOf(kind).words
    for (const place of [...places(title), ...places(body)]) expect(words, kind).toContain(place)
  }
})

test('a notification is told in the language of its reader, amounts and roles included', () => {
  const facts = { item: 'Bow', other: 'Ilse', amountMinor: 123_456, currency: 'EUR', dealId: 'deal_1' }
  expect(tell('deal.paid', facts, 'en')).toMatchObject({
    title: 'You were paid €1,234.56',
    href: '/deals/deal_1',
  })
  expect(tell('deal.paid', facts, 'de').title).toMatch(/^Du hast 1\.234,56\s€ bekommen$/)
  expect(tell('account.role', { role: 'admin' }, 'en').title).toBe('You are now an admin')
  expect(tell('account.role', { role: 'admin' }, 'de').title).toBe('Du bist jetzt Admin')
})

test('what somebody calls an item cannot put words into places of the text', () => {
  const { title } = tell(
    'deal.sold',
    { item: '{amount} {other}', other: 'Ilse', amountMinor: 1, currency: 'EUR' },
    'en',
  )
  expect(title).toBe('Ilse bought {amount} {other}')
})
