/** What a part is made of. `paint` carries the item's pattern; `glow` shines. */
export type Material = 'paint' | 'trim' | 'metal' | 'dark' | 'gold' | 'wood' | 'leather' | 'bone' | 'glow'

/** Path data; `'both'` draws it again mirrored about the middle of the tall canvas. */
export type Part = readonly [Material, string, 'both'?]

export type Shape = {
  /** `wide` is 328 x 150, for things held level; `diagonal` the same with room above and below; `tall` is 320 x 200. */
  canvas: 'wide' | 'diagonal' | 'tall'
  rotate?: number
  parts: readonly Part[]
  /** Engraved lines over everything. */
  lines?: string
  /** Light around a point: x, y, radius. */
  halo?: readonly [number, number, number]
}

/** A circle as path data. */
export const disc = (x: number, y: number, r: number) =>
  `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`
