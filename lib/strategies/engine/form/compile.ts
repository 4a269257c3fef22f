import { actionReader } from './act'
import type { RiskBlock } from './actions'
import { type Fault, type Form, type FormParam, FormRefusal } from './form'
import { type Plan, type PlanRisk, type PlanRule, type Ref, type Scope, stages } from './plan'
import { type Outer, ScopeBuilder } from './scope'
import type { WishLevel } from './wishes'

const dayMinutes = 1_440
const longestFrame = 7 * dayMinutes
const most = { nodes: 5_000, rules: 500, frames: 8, params: 64 }

/**
 * A form made ready to run on bars of `minutes`, with the given parameter values and the defaults of the others.
 * Throws FormRefusal with every fault.
 */
export function compile(form: Form, minutes: number, values: Record<string, number> = {}): Plan {
  const faults: Fault[] = sizeFaults(form)
  if (faults.length > 0) throw new FormRefusal(faults)
  const params = paramRefs(form.params, values, faults)
  if (faults.length > 0) throw new FormRefusal(faults)
  const outer: Outer = { faults, params, frames: new Map() }
  const frames = form.frames.map((frame, at) => {
    const path = `frames[${at}]`
    const wrong = frameFault(frame.minutes, minutes)
    if (wrong) faults.push({ path: `${path}.minutes`, sentence: wrong })
    const builder = new ScopeBuilder(outer, frame.minutes, false)
    builder.add(frame.nodes, `${path}.nodes`)
    return { id: frame.id, builder }
  })
  for (const [at, { id }] of frames.entries()) {
    if (frames.findIndex((other) => other.id === id) === at) continue
    faults.push({ path: `frames[${at}].id`, sentence: `There is already a timeframe named ${id}.` })
  }
  const seen = new Map(frames.map(({ id, builder }, index) => [id, { index, builder }]))
  const base = new ScopeBuilder({ ...outer, frames: seen }, minutes, true)
  base.add(form.nodes, 'nodes')
  const rules = form.rules.map(({ when, do: action }, at): PlanRule => {
    const path = `rules[${at}]`
    return {
      when: base.operand(when, `${path}.when`, 'yesno').slot,
      wish: actionReader(base, action, form.sizing, `${path}.do`),
    }
  })
  const risk = planRisk(base, form.risk)
  if (faults.length > 0) throw new FormRefusal(faults)
  const scope = base.build()
  return {
    minutes,
    base: scope,
    frames: frames.map(({ builder }) => builder.build()),
    rules,
    usesAccount: asksAccount(scope),
    risk,
    params: Object.fromEntries([...params].map(([name, ref]) => [name, ref.known ?? 0])),
  }
}

const asksAccount = ({ stage }: Scope): boolean => stage.includes(stages.account)

function planRisk(base: ScopeBuilder, risk: RiskBlock): PlanRisk {
  const level = (name: 'stopLoss' | 'takeProfit'): WishLevel | null => {
    const given = risk[name]
    if (!given) return null
    const value = base.knownOperand(given.value, `risk.${name}.value`)
    if (value === null) return null
    if (!(value > 0)) base.fault(`risk.${name}.value`, 'This level must be above 0.')
    return { as: given.as, value }
  }
  return {
    maxEntries: risk.maxEntries,
    leverage: risk.leverage,
    maxDailyLoss: risk.maxDailyLoss ?? null,
    maxDrawdown: risk.maxDrawdown ?? null,
    maxPosition: risk.maxPosition ?? null,
    stopLoss: level('stopLoss'),
    takeProfit: level('takeProfit'),
  }
}

function sizeFaults(form: Form): Fault[] {
  const nodes = form.nodes.length + form.frames.reduce((sum, frame) => sum + frame.nodes.length, 0)
  const counts = { nodes, rules: form.rules.length, frames: form.frames.length, params: form.params.length }
  return (['nodes', 'rules', 'frames', 'params'] as const)
    .filter((what) => counts[what] > most[what])
    .map((what) => ({
      path: what,
      sentence: `A form has at most ${most[what]} ${what}, not ${counts[what]}.`,
    }))
}

function frameFault(minutes: number, base: number): string | null {
  if (minutes <= base || minutes % base !== 0) {
    return `${minutes} minutes is not a multiple of the ${base} minutes of the bars.`
  }
  const aligned = minutes <= dayMinutes ? dayMinutes % minutes === 0 : minutes === longestFrame
  return aligned ? null : `${minutes} minutes does not divide a day; only a week may be longer.`
}

function paramRefs(params: FormParam[], values: Record<string, number>, faults: Fault[]): Map<string, Ref> {
  const refs = new Map<string, Ref>()
  for (const [at, param] of params.entries()) {
    const path = `params[${at}]`
    const given = Object.hasOwn(values, param.name) ? values[param.name] : undefined
    const value = given ?? param.default
    if (refs.has(param.name)) {
      faults.push({ path: `${path}.name`, sentence: `There is already a parameter named ${param.name}.` })
    }
    const wrong = paramFault(param, value)
    if (wrong)
      faults.push({ path: given === undefined ? `${path}.default` : `values.${param.name}`, sentence: wrong })
    refs.set(param.name, { slot: 0, kind: param.kind === 'yesno' ? 'yesno' : 'number', known: value })
  }
  for (const name of Object.keys(values)) {
    if (refs.has(name)) continue
    faults.push({ path: `values.${name}`, sentence: `There is no parameter named ${name}.` })
  }
  return refs
}

function paramFault({ name, kind, min, max }: FormParam, value: number): string | null {
  if (!Number.isFinite(value)) return `${name} must be a number.`
  if (kind === 'yesno') return value === 0 || value === 1 ? null : `${name} must be 1 for yes or 0 for no.`
  if (kind === 'integer' && !Number.isInteger(value)) return `${name} must be a whole number, not ${value}.`
  if (min !== undefined && value < min) return `${name} must be at least ${min}, not ${value}.`
  if (max !== undefined && value > max) return `${name} must be at most ${max}, not ${value}.`
  return null
}
