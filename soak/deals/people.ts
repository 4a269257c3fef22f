import { accept, decline } from '@/sandbox/steam/answer'
import { rollBackEscrow } from '@/sandbox/steam/exchange'
import { consume } from '@/sandbox/steam/items'
import { Offer } from '@/sandbox/steam/numbers'
import { hash, seeded } from '@/sandbox/steam/random'
import { SteamRefusal } from '@/sandbox/steam/refusal'
import type { OfferRow } from '@/sandbox/steam/rows'
import { send } from '@/sandbox/steam/send'
import type { World } from '@/sandbox/steam/world'

type Leg = 'take' | 'give' | 'return'
export type Habit = 'accept' | 'decline' | 'ignore' | 'remove' | 'giveAway' | 'counter' | 'hold'

/** Weights of what people do with an offer. The first return is often not taken. */
const habits: Record<Leg, [Habit, number][]> = {
  take: [
    ['accept', 78],
    ['decline', 5],
    ['ignore', 5],
    ['remove', 3],
    ['giveAway', 3],
    ['counter', 3],
    ['hold', 3],
  ],
  give: [
    ['accept', 76],
    ['decline', 8],
    ['ignore', 8],
    ['counter', 4],
    ['hold', 4],
  ],
  return: [
    ['accept', 60],
    ['ignore', 30],
    ['decline', 10],
  ],
}

export interface People {
  /** How often each habit was acted out, by leg. */
  acted: Record<string, number>
  /** Accounts of sellers: an offer that gives them something is a return. */
  sellers: Set<string>
  /** Timers that have not fired. */
  stop(): void
}

interface Play {
  world: World
  later(ms: number, act: () => void): void
}

/** Everybody on the simulated Steam who is not a bot, each offer answered by the seed, the person and its number. */
export function peopleOn(world: World, seed: number, slowestMs: number): People {
  const acted: Record<string, number> = {}
  const sellers = new Set<string>()
  const seen = new Map<string, number>()
  const timers = new Set<NodeJS.Timeout>()
  const later = (ms: number, act: () => void) => {
    const timer = setTimeout(() => {
      timers.delete(timer)
      tolerantly(act)
      world.commit()
    }, ms)
    timers.add(timer)
  }
  const answered = new Set<string>()
  const consider = (offer: OfferRow) => {
    const bots = world.accounts.get(offer.from)?.bot
    if (!bots || offer.state !== Offer.active || answered.has(offer.id)) return
    answered.add(offer.id)
    const leg = offer.take.length > 0 ? 'take' : sellers.has(offer.to) ? 'return' : 'give'
    const count = (seen.get(`${offer.to} ${leg}`) ?? 0) + 1
    seen.set(`${offer.to} ${leg}`, count)
    const random = seeded(hash(`${seed} ${offer.to} ${leg} ${count}`))
    const habit = choose(habits[leg], random())
    const name = `${leg} ${habit}`
    acted[name] = (acted[name] ?? 0) + 1
    if (habit !== 'ignore') later(random() * slowestMs, () => acts[habit]({ world, later }, offer))
  }
  world.events.on('offer', consider)
  const stop = () => {
    world.events.off('offer', consider)
    for (const timer of timers) clearTimeout(timer)
  }
  return { acted, sellers, stop }
}

const acts: Record<Exclude<Habit, 'ignore'>, (play: Play, offer: OfferRow) => void> = {
  accept: ({ world }, { to, id }) => void accept(world, to, id, true),
  decline: ({ world }, { to, id }) => void decline(world, to, id),
  remove: ({ world, later }, offer) => {
    for (const { assetid } of offer.take) {
      const asset = world.assets.get(assetid)
      if (asset?.owner === offer.to) consume(world, asset)
    }
    later(500, () => void accept(world, offer.to, offer.id, true))
  },
  giveAway: ({ world }, offer) => {
    const friend = [...world.accounts.all()].find((one) => !one.bot && one.id !== offer.to)
    if (!friend) return
    const draft = {
      from: offer.to,
      to: friend.id,
      token: friend.tradeToken,
      message: 'a present',
      counters: null,
    }
    const present = send(world, { ...draft, give: offer.take, take: [] }, true)
    accept(world, friend.id, present.id, true)
  },
  counter: ({ world }, offer) => {
    const token = world.accounts.get(offer.from)?.tradeToken ?? null
    const draft = { from: offer.to, to: offer.from, token, message: 'and a hat on top', counters: offer.id }
    const counter = send(world, { ...draft, give: offer.take, take: offer.give }, true)
    changeMind(world, counter)
  },
  hold: ({ world, later }, offer) => {
    setEscrow(world, offer.to, 15)
    try {
      accept(world, offer.to, offer.id, true)
    } finally {
      setEscrow(world, offer.to, 0)
    }
    later(2_000, () => rollBackEscrow(world, world.offers.get(offer.id) ?? offer))
  },
}

/** The counter offer is taken back, so that it blocks nobody. */
function changeMind(world: World, counter: OfferRow) {
  world.putOffer({ ...counter, state: Offer.cancelled })
}

function setEscrow(world: World, steamId: string, escrowDays: number) {
  const account = world.accounts.get(steamId)
  if (account) world.accounts.put({ ...account, escrowDays })
}

/** What Steam refuses a person is no trouble of the run: the offer was gone, or the item was. */
function tolerantly(act: () => void) {
  try {
    act()
  } catch (error) {
    if (!(error instanceof SteamRefusal)) throw error
  }
}

function choose(weights: [Habit, number][], drawn: number): Habit {
  let at = drawn * weights.reduce((sum, [, weight]) => sum + weight, 0)
  for (const [habit, weight] of weights) {
    at -= weight
    if (at < 0) return habit
  }
  return 'accept'
}
