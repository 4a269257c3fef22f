import type { Action, Operand, RiskBlock, Size } from './actions'

export interface FormParam {
  name: string
  kind: 'integer' | 'number' | 'yesno'
  default: number
  min?: number | undefined
  max?: number | undefined
  step?: number | undefined
}

export interface IndicatorNode {
  id: string
  op: 'indicator'
  name: string
  /** Left out: the bar's own columns, and `close` for any series. */
  inputs?: Operand[] | undefined
  /** A number, a name of a value that is known beforehand, or the word of a choice. */
  params?: Record<string, Operand> | undefined
}

export interface OperationNode {
  id: string
  op: string
  args: Operand[]
}

/** What `next` was one bar earlier; on the first bar `init`. The only node that may name a later one. */
export interface StateNode {
  id: string
  op: 'state'
  type: 'number' | 'yesno'
  init: Operand
  next: Operand
}

export type FormNode = IndicatorNode | OperationNode | StateNode

/** A coarser timeframe over the same candles. Its values are those of its last closed bar. */
export interface Frame {
  id: string
  minutes: number
  nodes: FormNode[]
}

export interface Rule {
  when: Operand
  do: Action
}

/** What the writer of a script asked for; a run may say otherwise. */
export interface Suggested {
  capital?: number | undefined
  feeRate?: number | undefined
  slippageTicks?: number | undefined
  fillAtClose?: boolean | undefined
}

export interface Form {
  version: 1
  params: FormParam[]
  frames: Frame[]
  nodes: FormNode[]
  rules: Rule[]
  sizing: Size
  risk: RiskBlock
  suggested?: Suggested | undefined
}

export interface Fault {
  /** Where in the form, for example `nodes[3].args[1]`. */
  path: string
  sentence: string
}

/** A form that is not run, and every reason. */
export class FormRefusal extends Error {
  readonly faults: Fault[]

  constructor(faults: Fault[]) {
    super(faults.map(({ path, sentence }) => `${path}: ${sentence}`).join(' '))
    this.name = 'FormRefusal'
    this.faults = faults
  }
}
