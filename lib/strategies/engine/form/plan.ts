import type { Definition } from '../indicators/definition'
import type { Level, Size } from './actions'
import type { Kind, MemoryOperation, Operation } from './operations'
import type { Wish, WishLevel } from './wishes'

/** A value of a scope: where it stands, and what it is when that is known before the first bar. */
export interface Ref {
  slot: number
  kind: Kind
  known: number | null
}

interface Base {
  ins: number[]
  /** The first slot it writes. */
  out: number
}

export type Step = Base &
  (
    | { type: 'pure'; operation: Operation }
    | { type: 'memory'; operation: MemoryOperation; known: number; kind: Kind }
    | { type: 'indicator'; definition: Definition; params: Record<string, number> }
    | { type: 'state'; init: number; next: number }
  )

/** A value of a frame's last closed bar, seen from the base. */
export interface FromFrame {
  frame: number
  from: number
  slot: number
  kind: Kind
}

/**
 * When a slot can be computed: for all bars before the run; bar by bar before the run, since it feeds on itself; or
 * only in the run, since it asks the account.
 */
export const stages = { column: 0, loop: 1, account: 2 } as const

export interface Scope {
  minutes: number
  slots: number
  known: [slot: number, value: number][]
  sources: [name: string, slot: number][]
  fromFrames: FromFrame[]
  steps: Step[]
  stage: Uint8Array
  /** What its nodes and the values of frames are called. */
  names: [name: string, slot: number][]
}

export type Read = (slot: number) => number

export interface SlotOf<As> {
  as: As
  slot: number
}

/** An action without waiting prices, with the slots of its operands: what a run can do without making a wish of it. */
export type SimpleAction =
  | {
      do: 'entry'
      id: string
      side: 'long' | 'short'
      size: SlotOf<Size['as']>
      stopLoss: SlotOf<Level['as']> | null
      takeProfit: SlotOf<Level['as']> | null
    }
  | { do: 'close' }
  | { do: 'alert'; message: string }

export interface PlanRule {
  when: number
  wish(read: Read): Wish | null
  simple: SimpleAction | null
}

/** The limits the order engine keeps; fractions of the equity, null where there is none. */
export interface PlanRisk {
  maxEntries: number
  leverage: number
  maxDailyLoss: number | null
  maxDrawdown: number | null
  maxPosition: number | null
  stopLoss: WishLevel | null
  takeProfit: WishLevel | null
}

/** A form with its parameters put in, checked and ready to run. It holds no state and may be run any number of times. */
export interface Plan {
  minutes: number
  base: Scope
  frames: Scope[]
  rules: PlanRule[]
  usesAccount: boolean
  risk: PlanRisk
  params: Record<string, number>
}
