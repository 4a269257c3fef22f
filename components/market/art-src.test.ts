import { expect, it } from 'vitest'
import { artInputOf } from '@/lib/steam/engine/art-input'
import { artSrcOf } from './art-src'

it('writes addresses that the art route reads back, whatever stands in the name', () => {
  const facts = {
    appId: 730,
    category: 'Knife',
    marketHashName: '★ Karambit | 100% A/B? (Factory New) & co',
    paintSeed: 387,
    wear: 0.1234,
  }
  const url = new URL(artSrcOf(facts), 'http://x')
  const [, , app = '', ...slug] = url.pathname.split('/')
  const { appId, category: kind, marketHashName: name, paintSeed: seed } = facts
  expect(artInputOf(app, slug, url.searchParams)).toEqual({ app: appId, kind, name, seed, wear: 0.12 })
})
