import { expect, test } from 'vitest'
import { definitionOf } from './definitions'
import { factsOf, listability, plainName } from './facts'

const bare = { type: '', tags: [], wear: null, paintSeed: null }

test("what Steam's tags leave out comes from the games' item data", () => {
  const marketHashName = 'StatTrak™ Glock-18 | Groundwater (Field-Tested)'
  const definition = definitionOf(730, marketHashName)
  expect(definition).toMatchObject({ collection: 'The Mirage Collection', wear: [0.06, 0.8] })
  expect(factsOf({ ...bare, appId: 730, name: 'Glock', marketHashName }, definition)).toMatchObject({
    category: 'Pistol',
    rarity: 'Industrial Grade',
    wearer: 'Glock-18',
    exterior: 'Field-Tested',
  })
})

test('an item nobody has heard of still has facts', () => {
  const asset = { ...bare, appId: 570, name: 'Mystery', marketHashName: 'Mystery' }
  expect(factsOf(asset, definitionOf(570, 'Mystery'))).toMatchObject({
    category: 'Other',
    rarity: 'Common',
    quality: 'Normal',
    wearer: null,
    exterior: null,
  })
})

test('the plain name leaves out what varies from piece to piece', () => {
  expect(plainName('★ StatTrak™ Karambit | Doppler (Factory New)')).toBe('★ Karambit | Doppler')
  expect(plainName('Souvenir AWP | Desert Hydra (Battle-Scarred)')).toBe('AWP | Desert Hydra')
  expect(plainName('Blitzkrieg Knife (Battle Scarred)')).toBe('Blitzkrieg Knife')
})

test('CS2 items, untradable items and stacks cannot be listed, each with its reason', () => {
  const item = { appId: 570, tradable: true, amount: 1 }
  expect(listability(item)).toEqual({ ok: true })
  expect(listability({ ...item, appId: 440 })).toEqual({ ok: true })
  expect(listability({ ...item, appId: 730 })).toMatchObject({ ok: false, reason: /7 days/ })
  expect(listability({ ...item, tradable: false })).toMatchObject({ ok: false, reason: /traded/ })
  expect(listability({ ...item, amount: 3 })).toMatchObject({ ok: false, reason: /Stacks/ })
})
