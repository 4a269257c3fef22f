import type { Finding } from './engine/advisor/finding'
import type { NarrationView } from './schemas/results'

/** What a language model is told of a finding: names of rules and numbers, nothing that a person wrote. */
export type Figures = Pick<Finding, 'rule' | 'severity'> & { figures: Record<string, number | null> }

/** Text of a language model. It is shown as such, with the notice, and beside the findings, never in their place. */
export type Narration = NarrationView

/** Puts figures into words. Throws Outage when it cannot. */
export interface Narrator {
  narrate(findings: readonly Finding[]): Promise<Narration>
}
