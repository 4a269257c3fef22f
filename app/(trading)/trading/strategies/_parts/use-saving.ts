'use client'
import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { useIntent } from '@/app/_parts/use-intent'
import type { Problem } from '@/lib/kernel/errors'
import type { StrategyContent } from '@/lib/strategies/schemas/strategy'
import { create, edit, rename } from '../actions'
import type { Said } from './save-card'
import type { ScriptCheck } from './use-script-check'

interface Title {
  name: string
  description: string
}

/** Null: it is not kept yet. */
export type Kept = { strategyId: string; latest: number } | null

/** Keeps a strategy: as a new one, or as a new version and under a new name. A script is checked first. */
export function useSaving(kept: Kept, first: Title, check: ScriptCheck, onKept: () => void) {
  const router = useRouter()
  const [said, setSaid] = useState<Said | null>(null)
  const [pending, start] = useTransition()
  const acts = { create: useIntent(create), edit: useIntent(edit), rename: useIntent(rename) }
  const refused = (problem: Pick<Problem, 'detail'>) => setSaid({ tone: 'negative', text: problem.detail })

  const ready = async (content: StrategyContent): Promise<StrategyContent | null> => {
    if (content.kind !== 'javascript') return content
    const found = check.of(content.source) ?? (await check.ask(content.source))
    if (!found) refused({ detail: 'It could not be checked, so it was not saved.' })
    else if (found.fault) refused({ detail: `It was not saved: ${found.fault.sentence}` })
    return found && !found.fault ? { ...content, params: found.params } : null
  }

  const save = (given: StrategyContent, title: Title) =>
    start(async () => {
      setSaid(null)
      const content = await ready(given)
      if (!content) return
      if (!kept) {
        const made = await acts.create({ ...title, content })
        if (!made.ok) return refused(made.problem)
        onKept()
        return router.push(`/trading/strategies/${made.value.strategyId}`)
      }
      const { strategyId, latest } = kept
      if (title.name !== first.name || title.description !== first.description) {
        const named = await acts.rename({ strategyId, ...title })
        if (!named.ok) return refused(named.problem)
      }
      const result = await acts.edit({ strategyId, content, basedOn: latest })
      if (!result.ok) return refused(result.problem)
      onKept()
      const { changed, number } = result.value
      setSaid({
        tone: 'info',
        text: changed
          ? `Saved as version ${number}.`
          : `It wants the same as version ${number}, which stands.`,
      })
      router.refresh()
    })
  return { said, pending, save, unsay: () => setSaid(null) }
}
