import type { FormAnswer } from '@/components/ui/action-form'
import type { ActionResult } from '@/lib/kernel/door'

/** The problem of an answer, as the form shows it. */
export const answered = (result: ActionResult<unknown>): FormAnswer =>
  result.ok ? null : { problem: result.problem.detail }

/** A field of a form; undefined when it is empty or not there. */
export function field(data: FormData, name: string): string | undefined {
  const value = data.get(name)
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
}
