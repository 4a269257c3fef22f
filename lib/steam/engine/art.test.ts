import { describe, expect, it } from 'vitest'
import { drawItem } from './art'
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

describe('art addresses', () => {
  const back = (path: string) => {
    const url = new URL(path, 'http://x')
    const [, , app = '', ...slug] = url.pathname.split('/')
    return artInputOf(app, slug, url.searchParams)
  }

  it('read back as they were written, with slashes, stars and percent signs', () => {
    const odd = { app: 730, kind: '★ Karambit', name: '100% A/B | Fade', seed: 387, wear: 0.12 } as const
    expect(back(artPath(odd))).toEqual(odd)
  })

  it('are refused with an unknown app, a missing name, a huge seed or broken encoding', () => {
    expect(back('/art/10/a/b')).toBeNull()
    expect(back('/art/570/a')).toBeNull()
    expect(back('/art/570/a/b/c')).toBeNull()
    expect(back('/art/570/a/b?seed=99999999')).toBeNull()
    expect(back('/art/570/a/b?wear=-1')).toBeNull()
    expect(artInputOf('570', ['a', '%E0%A4%A'], new URLSearchParams())).toBeNull()
    expect(artInputOf('570', ['a', 'x'.repeat(121)], new URLSearchParams())).toBeNull()
  })
})
