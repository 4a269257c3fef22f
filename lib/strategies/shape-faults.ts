import type { z } from 'zod'
import type { Fault } from './engine/form/form'
import { type StrategyForm, strategyForm } from './schemas/form'

type Issue = z.core.$ZodIssue
type Way = (string | number)[]

/** The form, or everything about its shape that is wrong, each with its place. */
export function readShape(value: unknown): { form: StrategyForm } | { faults: Fault[] } {
  const read = strategyForm.safeParse(value)
  if (read.success) return { form: read.data }
  return { faults: read.error.issues.flatMap((issue) => faultsOf(issue, [])) }
}

function faultsOf(issue: Issue, before: Way): Fault[] {
  const way = [...before, ...issue.path.map((each) => (typeof each === 'number' ? each : String(each)))]
  const branch = issue.code === 'invalid_union' ? nearest(issue.errors) : null
  if (branch) return branch.flatMap((each) => faultsOf(each, way))
  return [{ path: written(way), sentence: sentenceOf(issue) }]
}

/** Of several shapes the one that was meant: the others are no objects like it, or bear another word `op`. */
function nearest(branches: Issue[][]): Issue[] | null {
  const isOther = ({ code, path }: Issue) =>
    path[0] === 'op' || (path.length === 0 && code === 'invalid_type')
  return branches.find((issues) => issues.length > 0 && !issues.some(isOther)) ?? null
}

function sentenceOf(issue: Issue): string {
  if (issue.code === 'unrecognized_keys') return `There is nothing named ${issue.keys.join(', ')} here.`
  if (issue.code === 'invalid_union') return 'This is none of the shapes that may stand here.'
  if (issue.code === 'invalid_type' && issue.input === undefined) return 'This is missing.'
  return issue.message.endsWith('.') ? issue.message : `${issue.message}.`
}

const written = (way: Way): string =>
  way.length === 0
    ? 'form'
    : way.map((each, at) => (typeof each === 'number' ? `[${each}]` : at === 0 ? each : `.${each}`)).join('')
