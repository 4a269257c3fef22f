import type { Gift } from './control-routes'
import { mint } from './items'
import { hash } from './random'
import type { Asset } from './rows'
import type { World } from './world'

export function giveItems(world: World, owner: string, gift: Gift): Asset[] {
  const name = gift.name ?? 'Mystery item'
  const classid = String(1_000_000_000 + hash(`${gift.appid} ${name}`))
  const tradable = gift.tradable ?? true
  const description = {
    id: `${gift.appid}_${classid}_0`,
    appid: gift.appid,
    classid,
    instanceid: '0',
    name,
    marketHashName: name,
    type: 'Item',
    tradable,
    marketable: tradable,
    commodity: false,
    color: 'B0C3D9',
    tags: [],
    lines: [],
  }
  return Array.from({ length: gift.count }, () => mint(world, owner, description))
}
