import { Feed } from '../indicators/indicators'
import { none } from '../indicators/stream'
import type { Scope, Step } from './plan'

type Run = () => void

/** The steps of a scope, or some of them, opened over one row of values: each bar they run, then states move on. */
export class Machine {
  readonly row: Float64Array
  private readonly runs: Run[]
  private readonly moves: Run[]

  constructor(scope: Scope, stage: number | null) {
    this.row = new Float64Array(scope.slots).fill(none)
    for (const [slot, value] of scope.known) this.row[slot] = value
    const steps = scope.steps.filter(({ out }) => stage === null || scope.stage[out] === stage)
    const opened = steps.map((step) => open(step, this.row))
    this.runs = opened.map(({ run }) => run)
    this.moves = opened.flatMap(({ move }) => (move ? [move] : []))
  }

  step(): void {
    for (const run of this.runs) run()
    for (const move of this.moves) move()
  }
}

function open(step: Step, row: Float64Array): { run: Run; move?: Run } {
  const { out } = step
  switch (step.type) {
    case 'pure':
      return { run: applied(step.operation.does, step.ins, out, row) }
    case 'memory':
      return { run: applied(step.operation.open(step.known, step.kind), step.ins, out, row) }
    case 'indicator':
      return { run: fed(step, row) }
    case 'state': {
      const { init, next } = step
      let held: number | null = null
      return {
        run: () => {
          row[out] = held ?? row[init] ?? none
        },
        move: () => {
          held = row[next] ?? none
        },
      }
    }
  }
}

function applied(
  does: (a: number, b: number, c: number) => number,
  ins: number[],
  out: number,
  row: Float64Array,
): Run {
  const [a = 0, b = a, c = a] = ins
  return () => {
    row[out] = does(row[a] ?? none, row[b] ?? none, row[c] ?? none)
  }
}

function fed(step: Extract<Step, { type: 'indicator' }>, row: Float64Array): Run {
  const feed = new Feed(step.definition, step.params)
  const { values } = feed
  const { out, ins } = step
  const [a, b, c, d, e] = ins
  const at = (slot: number | undefined) => (slot === undefined ? 0 : (row[slot] ?? none))
  return () => {
    feed.push(at(a), at(b), at(c), at(d), at(e))
    for (let output = 0; output < values.length; output++) row[out + output] = values[output] ?? none
  }
}
