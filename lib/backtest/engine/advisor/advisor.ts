import { type Evidence, type Finding, type Rule, severities } from './finding'
import { aboutHonesty } from './honesty'
import { aboutResults } from './results'
import { aboutTruth } from './truth'

const checks: [keyof Evidence, string][] = [
  ['outOfSample', 'candles kept aside'],
  ['walkForward', 'walk-forward'],
  ['monteCarlo', 'other courses of its trades'],
  ['plateau', 'the parameters around the chosen ones'],
  ['lookAhead', 'look-ahead'],
  ['warmUp', 'the history it needs'],
  ['data', 'the quality of the candles'],
  ['costs', 'higher costs'],
]

const unchecked: Rule = (evidence) => {
  const missing = checks.filter(([name]) => evidence[name] === undefined).map(([, words]) => words)
  if (missing.length === 0) return null
  return {
    rule: 'not-checked',
    severity: 'note',
    sentence: `Not checked: ${missing.join(', ')}.`,
    figures: { missing: missing.length },
    advice: 'What was not checked is not known to be well.',
  }
}

const rules: Rule[] = [...aboutTruth, ...aboutResults, ...aboutHonesty, unchecked]

/** What the figures of a run say, in plain sentences, the gravest first. Rules only: the same evidence, the same findings. */
export function advise(evidence: Evidence): Finding[] {
  const found = rules.flatMap((rule) => rule(evidence) ?? [])
  return severities.flatMap((severity) => found.filter((one) => one.severity === severity))
}
