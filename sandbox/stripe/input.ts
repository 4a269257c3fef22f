import { z } from 'zod'
import { StripeRefusal } from './refusal'

/** Shapes of form fields: every value arrives as text, and an empty one clears. */
export const text = z.string().max(5_000)
export const int = z
  .union([
    z.int(),
    z
      .string()
      .regex(/^-?\d{1,12}$/, 'integer')
      .transform(Number),
  ])
  .pipe(z.int())
export const positive = int.pipe(z.int().min(1, 'positive').max(99_999_999, 'large'))
export const bool = z.union([z.boolean(), z.enum(['true', 'false']).transform((word) => word === 'true')])
export const currency = z
  .string()
  .regex(/^[a-zA-Z]{3}$/, 'currency')
  .transform((code) => code.toLowerCase())
export const metadata = z.union([
  z.literal(''),
  z.record(z.string().max(40), z.union([z.string().max(500), z.null()])),
])
/** Parts of Stripe's objects that are kept as they came. */
export const facts = z.record(z.string(), z.unknown())

export type Given = z.infer<typeof metadata>

/** Merges as Stripe does: an empty value removes its name, empty metadata removes all. */
export function merged(before: Record<string, string>, given: Given | undefined): Record<string, string> {
  if (given === undefined) return before
  if (given === '') return {}
  const after = { ...before }
  for (const [name, value] of Object.entries(given))
    if (value === '' || value === null) delete after[name]
    else after[name] = value
  return after
}

export function read<T extends z.ZodType>(shape: T, input: unknown): z.infer<T> {
  const parsed = shape.safeParse(input)
  if (parsed.success) return parsed.data
  throw refusalOf(parsed.error)
}

const bracketed = (path: PropertyKey[]) =>
  path.map((part, depth) => (depth === 0 ? String(part) : `[${String(part)}]`)).join('')

function refusalOf({ issues }: z.ZodError): StripeRefusal {
  const issue = deepest(issues[0])
  const param = bracketed(issue.path)
  const say = (code: string, message: string, name = param) =>
    new StripeRefusal(400, message, { code, param: name }, true)
  if (issue.code === 'unrecognized_keys') {
    const name = bracketed([...issue.path, issue.keys[0] ?? ''])
    return say('parameter_unknown', `Received unknown parameter: ${name}`, name)
  }
  if (issue.message.includes('received undefined'))
    return say('parameter_missing', `Missing required param: ${param}.`)
  if (issue.message === 'integer') return say('parameter_invalid_integer', `Invalid integer: ${param}`)
  if (issue.message === 'positive')
    return say('parameter_invalid_integer', 'This value must be greater than or equal to 1.')
  if (issue.message === 'large') return say('amount_too_large', 'Amount must be no more than 999,999.99')
  if (issue.message === 'currency') return say('parameter_invalid_string', `Invalid currency: ${param}`)
  return say('parameter_invalid_string', `Invalid ${param}: ${issue.message}`)
}

/** The branch of a union that says most: that of the text. */
function deepest(issue: z.core.$ZodIssue | undefined): z.core.$ZodIssue {
  if (!issue) return { code: 'custom', path: [], message: 'invalid', input: undefined }
  if (issue.code !== 'invalid_union') return issue
  const branch = issue.errors.at(-1)?.[0]
  return branch ? deepest({ ...branch, path: [...issue.path, ...branch.path] }) : issue
}
