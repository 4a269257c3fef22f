import { randomBytes } from 'node:crypto'
import { createCoupon, createPlatformCoupon } from '@/lib/coupons'
import { createGoods } from '@/lib/goods'
import { rawDb } from '@/lib/kernel/db'
import { newPerson } from '@/tests/harness/people'
import { buysAtOnce, buysFromTheCart, buysOfTradepost, type Wish } from './buying'
import type { Member } from './crowd'
import { type Goods, patiently, type World } from './world'

/** How many attempts one scene is, and how often it is played in relation to the others. */
export const scenes = {
  rush: { attempts: 48, weight: 6 },
  coupon: { attempts: 24, weight: 6 },
  alone: { attempts: 1, weight: 400 },
} as const

export type Scene = keyof typeof scenes
type Attempt = () => Promise<void>

const methods = { wallet: 5, card: 4, wallet_and_card: 1 } as const
const rushStock = 5

export async function offer(
  world: World,
  seller: Member,
  onHand: number,
  priceMinor: number,
): Promise<Goods> {
  const { goodsId: id } = await patiently(() =>
    createGoods.run(
      { actor: seller.actor },
      {
        title: 'Fightstick with eight buttons',
        description: 'Used for one tournament.',
        category: 'controllers',
        condition: 'good',
        priceMinor,
        currency: 'EUR',
        onHand,
        shipping: [{ name: 'Parcel', shipsTo: ['DE'], priceMinor: 490, daysFrom: 2, daysTo: 4 }],
        publish: true,
      },
    ),
  )
  world.stock.set(id, onHand)
  return { id, seller, priceMinor }
}

async function makeCoupon(world: World, seller: Member): Promise<string> {
  const code = `SOAK-${randomBytes(6).toString('hex').toUpperCase()}`
  const rules = {
    code,
    discount: { kind: 'percent', bps: world.pick([1_000, 3_333]) },
    maxUses: 5,
    maxPerPerson: 1,
  }
  const byTradepost = world.random() < 0.5
  await patiently(async () =>
    byTradepost
      ? createPlatformCoupon.run({ actor: await newPerson(rawDb(), 'admin') }, rules)
      : createCoupon.run({ actor: seller.actor }, rules),
  )
  world.limits.set(code, { inAll: 5, each: 1 })
  return code
}

/** Things that never run out in a run. */
export async function shelves(world: World): Promise<Goods[]> {
  return Promise.all(
    world.crowd.sellers.map((seller, n) => offer(world, seller, 100_000, 1_900 + 650 * (n % 12))),
  )
}

/** `ended` is called once for each attempt of the scene. */
export async function play(
  world: World,
  scene: Scene,
  shelf: readonly Goods[],
  ended: () => void,
): Promise<void> {
  if (scene === 'alone') return alone(world, shelf).finally(ended)
  const attempts = scene === 'rush' ? await rush(world) : await couponAtItsLimit(world, shelf)
  await Promise.all(attempts.map((attempt) => attempt().finally(ended)))
}

async function alone(world: World, shelf: readonly Goods[]): Promise<void> {
  const [buyer] = world.some(1)
  if (!buyer) return
  const wish = { buyer, goods: world.pick(shelf), method: world.draw(methods) }
  const way = world.draw({ fromTheCart: 5, atOnce: 4, ofTradepost: 1 })
  world.note(`alone: ${way}`)
  if (way === 'fromTheCart') await buysFromTheCart(world, wish)
  else if (way === 'atOnce') await buysAtOnce(world, { ...wish, quantity: world.pick([1, 1, 2, 3]) })
  else await buysOfTradepost(world, buyer)
}

/** 48 buyers want one of five. */
async function rush(world: World): Promise<Attempt[]> {
  const goods = await offer(world, world.pick(world.crowd.sellers), rushStock, 1_000)
  world.note('rush: 48 buyers on stock 5')
  const fromCart = world.random() < 0.3
  const wishes = world.some(48).map((buyer): Wish => ({ buyer, goods, method: world.draw(methods) }))
  return wishes.map((wish) => () => (fromCart ? buysFromTheCart(world, wish) : buysAtOnce(world, wish)))
}

/** Twelve buyers want a coupon for five, twice each, though each may once. */
async function couponAtItsLimit(world: World, shelf: readonly Goods[]): Promise<Attempt[]> {
  const goods = world.pick(shelf)
  const code = await makeCoupon(world, goods.seller)
  world.note('coupon: 12 buyers twice at a limit of 5, once each')
  const wishes = world.some(12).flatMap((buyer): Wish[] => {
    const wish = { buyer, goods, coupons: [code] }
    return [
      { ...wish, method: world.draw(methods) },
      { ...wish, method: world.draw(methods) },
    ]
  })
  return wishes.map((wish) => () => buysAtOnce(world, wish))
}
