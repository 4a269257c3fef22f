import { accept, decline } from './answer'
import { Offer } from './numbers'
import { hash, seeded } from './random'
import { SteamRefusal } from './refusal'
import type { OfferRow } from './rows'
import type { World } from './world'

/** How a person answers offers by itself. The weights need not add up to one. */
export interface Habit {
  accept: number
  decline: number
  ignore: number
  afterMs: [least: number, most: number]
}

/**
 * Plays people who answer offers. What becomes of the n-th offer of an account depends only on the seed, the
 * account and n; `*` is the habit of everybody who has none and is not a bot.
 */
export class Autoplay {
  private readonly world: World
  private readonly habits = new Map<string, Habit>()
  private readonly answered = new Map<string, number>()
  private readonly timers = new Set<NodeJS.Timeout>()
  private readonly waiting = new Set<string>()
  private readonly listener = (offer: OfferRow) => this.consider(offer)

  constructor(world: World) {
    this.world = world
    world.events.on('offer', this.listener)
  }

  all(): Record<string, Habit> {
    return Object.fromEntries(this.habits)
  }

  /** How many offers have been thought about and not yet answered. */
  get pending(): number {
    return this.timers.size
  }

  set(steamId: string, habit: Habit) {
    this.habits.set(steamId, habit)
    for (const offer of this.world.openOffers()) this.consider(offer)
  }

  remove(steamId: string) {
    this.habits.delete(steamId)
  }

  close() {
    this.world.events.off('offer', this.listener)
    for (const timer of this.timers) clearTimeout(timer)
  }

  private habitOf(steamId: string): Habit | undefined {
    return (
      this.habits.get(steamId) ?? (this.world.accounts.get(steamId)?.bot ? undefined : this.habits.get('*'))
    )
  }

  private consider(offer: OfferRow) {
    const habit = this.habitOf(offer.to)
    if (!habit || offer.state !== Offer.active || this.waiting.has(offer.id)) return
    const count = (this.answered.get(offer.to) ?? 0) + 1
    this.answered.set(offer.to, count)
    const random = seeded(hash(`${this.world.meta.seed} ${offer.to} ${count}`))
    const choice = choose(habit, random())
    if (choice === 'ignore') return
    const [least, most] = habit.afterMs
    this.waiting.add(offer.id)
    const timer = setTimeout(() => this.answer(offer, choice, timer), least + random() * (most - least))
    timer.unref()
    this.timers.add(timer)
  }

  private answer(offer: OfferRow, choice: 'accept' | 'decline', timer: NodeJS.Timeout) {
    this.timers.delete(timer)
    this.waiting.delete(offer.id)
    try {
      if (choice === 'accept') accept(this.world, offer.to, offer.id, true)
      else decline(this.world, offer.to, offer.id)
    } catch (error) {
      if (!(error instanceof SteamRefusal)) throw error
    }
    this.world.commit()
  }
}

function choose(habit: Habit, drawn: number): 'accept' | 'decline' | 'ignore' {
  const at = drawn * (habit.accept + habit.decline + habit.ignore)
  if (at < habit.accept) return 'accept'
  return at < habit.accept + habit.decline ? 'decline' : 'ignore'
}
