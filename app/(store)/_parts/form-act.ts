import { refresh } from 'next/cache'
import type { FormAnswer } from '@/components/ui/action-form'
import type { ActionResult } from '@/lib/kernel/door'

/** The problem of an answer, as the form shows it; when there is none, the page is shown as it is now. */
export function answered(result: ActionResult<unknown>): FormAnswer {
  if (!result.ok) return { problem: result.problem.detail }
  refresh()
  return null
}

/** A field of a form; undefined when it is empty or not there. */
export function field(data: FormData, name: string): string | undefined {
  const value = data.get(name)
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
}
