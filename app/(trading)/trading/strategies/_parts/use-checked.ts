'use client'
import type { ActionResult } from '@/lib/kernel/door'
import type { CheckedForm, Translated } from '@/lib/strategies/schemas/editor'
import { type StrategyForm, strategyForm } from '@/lib/strategies/schemas/form'
import type { StrategyContent } from '@/lib/strategies/schemas/strategy'
import { check, translate } from '../actions'
import { parsed } from './rules-part'
import type { Said } from './save-card'
import { useAnswer } from './use-answer'

interface Answer {
  form: CheckedForm | null
  script: Translated | null
}

interface Checked extends Answer {
  words: readonly string[]
  /** It cannot be kept as it stands. */
  blocked: boolean
  said: Said | null
  formOf: (value: unknown) => StrategyForm | undefined
}

type Question = { form: unknown } | { source: string } | null

async function askAbout(question: Question): Promise<ActionResult<Answer>> {
  if (question === null) return { ok: true, value: { form: null, script: null } }
  if ('source' in question) {
    if (question.source === '') return { ok: true, value: { form: null, script: null } }
    const answer = await translate(question)
    return answer.ok ? { ok: true, value: { form: null, script: answer.value } } : answer
  }
  const answer = await check({ form: question.form, minutes: 1 })
  return answer.ok ? { ok: true, value: { form: answer.value, script: null } } : answer
}

const formOf = (value: unknown): StrategyForm | undefined => {
  const read = strategyForm.safeParse(value)
  return read.success ? read.data : undefined
}

/** What the server says of the strategy as it stands: its faults, or itself in words. */
export function useChecked(content: StrategyContent, text: string | null): Checked {
  const value = text === null ? undefined : parsed(text)
  const broken = text !== null && value === undefined
  const { answer, problem } = useAnswer(
    questionOf(content, text === null || broken ? undefined : value),
    askAbout,
  )
  const faults = answer?.form?.faults.length ?? 0
  const refusal = answer?.script?.refusal ?? null
  const wrong = broken ? 'This is no JSON yet.' : sentenceOf(faults, refusal?.sentence)
  return {
    form: answer?.form ?? null,
    script: answer?.script ?? null,
    words: answer?.form?.words ?? answer?.script?.script?.words ?? [],
    blocked: wrong !== null,
    said: problem
      ? { tone: 'warning', text: problem }
      : wrong === null
        ? null
        : { tone: 'warning', text: wrong },
    formOf,
  }
}

function questionOf(content: StrategyContent, typed: unknown): Question {
  if (content.kind === 'rules') return { form: typed === undefined ? content.form : typed }
  return content.kind === 'pine' ? { source: content.source } : null
}

function sentenceOf(faults: number, refusal: string | undefined): string | null {
  if (refusal !== undefined) return refusal
  if (faults === 0) return null
  return faults === 1 ? 'One thing is wrong; it is marked.' : `${faults} things are wrong; they are marked.`
}
