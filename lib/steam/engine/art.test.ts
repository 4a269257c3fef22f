import { describe, expect, it } from 'vitest'
import { drawItem, finishOf } from './art'
import { shapeOf } from './art-kinds'
import { artInputOf, artPath } from './art-path'

const staff = { app: 570, kind: 'Staff', name: 'Golden Severing Crest', seed: 12 } as const

describe('item art', () => {
  it('draws the same bytes for the same item and others for another seed', () => {
    const redline = { app: 730, kind: 'AK-47', name: 'Redline' } as const
    expect(drawItem(staff)).toBe(drawItem({ ...staff }))
    expect(drawItem({ ...redline, seed: 1 })).not.toBe(drawItem({ ...redline, seed: 2 }))
  })

  it('never carries the caller’s text, a script or an outside address', () => {
    const svg = drawItem({ app: 440, kind: '<script>x</script>', name: '"><image href="http://evil/"/>' })
    expect(svg).not.toMatch(/script|evil|<image|foreignObject/)
    expect(svg.replace('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:/)
  })

  it('stays under 40 kB for every pattern', () => {
    const names = ['Web', 'Dragon', 'Digital', 'Hex', 'Marble', 'Ocean', 'Fire', 'Camo', 'Wildfire', 'Tiger']
    for (const name of names)
      expect(drawItem({ app: 730, kind: 'AWP', name, wear: 1 }).length).toBeLessThan(40_000)
  })

  it('lets the kind decide before the name', () => {
    expect(shapeOf(570, 'Staff', 'Axe of Nothing')).toBe(shapeOf(570, 'Staff', 'Plain'))
    expect(shapeOf(440, 'Tool', 'Mann Co. Supply Crate Key')).toBe(shapeOf(440, 'Key', ''))
    expect(shapeOf(730, 'AK-47', 'Case Hardened')).toBe(shapeOf(730, 'AK-47', 'Redline'))
  })
})

describe('the finish of a name', () => {
  it('is the same for every quality and exterior', () => {
    expect(finishOf('★ StatTrak™ Karambit | Fade (Factory New)')).toBe('Fade')
    expect(finishOf('StatTrak™ AK-47 | Redline (Field-Tested)')).toBe('Redline')
    expect(finishOf('Strange Professional Killstreak Minigun')).toBe('Minigun')
    expect(finishOf('Unusual Team Captain')).toBe('Team Captain')
  })
})

describe('art addresses', () => {
  const read = (path: string) => {
    const url = new URL(path, 'http://x')
    const [, , app = '', ...slug] = url.pathname.split('/')
    return artInputOf(app, slug, url.searchParams)
  }

  it('read back as they were written, with slashes, stars, question marks and percent signs', () => {
    const odd = {
      app: 730,
      kind: 'Knife',
      name: '★ Karambit | 100% A/B? & co',
      seed: 387,
      wear: 0.12,
    } as const
    expect(read(artPath(odd))).toEqual(odd)
  })

  it('carry app, kind, name, seed and wear', () => {
    const path = '/art/730/Rifle/AK-47%20%7C%20A%2FB%20100%25?v=1&seed=661&wear=0.15'
    expect(read(path)).toEqual({ app: 730, kind: 'Rifle', name: 'AK-47 | A/B 100%', seed: 661, wear: 0.15 })
  })

  it('are refused with an unknown app, a missing name, a huge seed or broken encoding', () => {
    expect(read('/art/10/a/b')).toBeNull()
    expect(read('/art/570/a')).toBeNull()
    expect(read('/art/570/a/b/c')).toBeNull()
    expect(read('/art/570/a/b?seed=99999999')).toBeNull()
    expect(read('/art/570/a/b?wear=-1')).toBeNull()
    expect(artInputOf('570', ['a', '%E0%A4%A'], new URLSearchParams())).toBeNull()
    expect(artInputOf('570', ['a', 'x'.repeat(121)], new URLSearchParams())).toBeNull()
  })
})
