import type { FormParam } from '../form/form'
import { refuse, shown } from './fault'

const most = 64
const keys = ['default', 'min', 'max', 'step', 'kind'] as const
const named = /^[A-Za-z_][A-Za-z0-9_]{0,63}$/

type Draft = Record<string, unknown>

function draftOf(name: string, given: unknown): Draft {
  if (typeof given === 'number' || typeof given === 'boolean') return { default: given }
  if (typeof given !== 'object' || given === null) {
    return refuse(
      `The parameter ${name} needs a number, true or false, or { default, min, max }, not ${shown(given)}.`,
    )
  }
  const draft: Draft = { ...given }
  for (const key of Object.keys(draft)) {
    if (!(keys as readonly string[]).includes(key))
      refuse(`The parameter ${name} has no ${key}; it has ${keys.join(', ')}.`)
  }
  return draft
}

function bound(name: string, key: string, value: unknown): number | undefined {
  if (value === undefined) return undefined
  if (typeof value === 'number' && Number.isFinite(value)) return value
  return refuse(`${key} of the parameter ${name} must be a number, not ${shown(value)}.`)
}

function paramOf(name: string, given: unknown): FormParam {
  if (!named.test(name))
    refuse(`${shown(name)} cannot be the name of a parameter: letters, digits and _ can.`)
  const draft = draftOf(name, given)
  const yesNo = typeof draft.default === 'boolean'
  const usual = yesNo ? Number(draft.default) : bound(name, 'default', draft.default)
  if (usual === undefined) return refuse(`The parameter ${name} needs a default.`)
  const whole = [usual, draft.min ?? 0, draft.max ?? 0, draft.step ?? 0].every(Number.isInteger)
  const kind = draft.kind ?? (yesNo ? 'yesno' : whole ? 'integer' : 'number')
  if (kind !== 'integer' && kind !== 'number' && kind !== 'yesno') {
    return refuse(`kind of the parameter ${name} is integer, number or yesno, not ${shown(kind)}.`)
  }
  const [min, max, step] = [
    bound(name, 'min', draft.min),
    bound(name, 'max', draft.max),
    bound(name, 'step', draft.step),
  ]
  return {
    name,
    kind,
    default: usual,
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
    ...(step === undefined ? {} : { step }),
  }
}

/** What is wrong with a value of a parameter, as a sentence. */
function wrongWith({ name, kind, min, max }: FormParam, value: number): string | null {
  if (!Number.isFinite(value)) return `${name} must be a number.`
  if (kind === 'yesno' && value !== 0 && value !== 1) return `${name} must be 1 for yes or 0 for no.`
  if (kind === 'integer' && !Number.isInteger(value)) return `${name} must be a whole number, not ${value}.`
  if (min !== undefined && value < min) return `${name} must be at least ${min}, not ${value}.`
  if (max !== undefined && value > max) return `${name} must be at most ${max}, not ${value}.`
  return null
}

export interface Declared {
  params: FormParam[]
  values: Record<string, number | boolean>
}

/** Parameters as a script declares them, with the values of this run. */
export function declared(given: unknown, values: Record<string, number>): Declared {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    return refuse(`params takes { name: default }, not ${shown(given)}.`)
  }
  const params = Object.entries(given).map(([name, one]) => paramOf(name, one))
  if (params.length > most) refuse(`A script has at most ${most} parameters, not ${params.length}.`)
  const names = params.map(({ name }) => name)
  const stranger = Object.keys(values).find((name) => !names.includes(name))
  if (stranger !== undefined) refuse(`There is no parameter named ${stranger}.`)
  const found: Declared['values'] = {}
  for (const param of params) {
    const value = values[param.name] ?? param.default
    const wrong = wrongWith(param, value)
    if (wrong) refuse(wrong)
    found[param.name] = param.kind === 'yesno' ? value === 1 : value
  }
  return { params, values: Object.freeze(found) }
}
