/** What a card, a row or a hero needs to show one copy of an item. */
export type ItemView = {
  app: 730 | 570 | 440
  /** The finish or the item's own name: "Redline", "Golden Severing Crest". */
  name: string
  /** The weapon, slot or type: "AK-47", "Staff". */
  kind: string
  /** The game's own word: "Classified", "Immortal", "Strange". */
  rarity: string
  /** Address under /art/. */
  artSrc: string
  /** CS2 only: 0 to 1. */
  wear?: number | undefined
  /** The tier in words, for items whose exact wear is not known. */
  exterior?: string | undefined
  seed?: number | undefined
  /** A word on the picture: "Phase 2", "98% fade". */
  tag?: string | undefined
}

export type Delivery = { kind: 'instant' | 'hold' | 'peer'; label: string }
