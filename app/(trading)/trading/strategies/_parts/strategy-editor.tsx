'use client'
import { useRouter } from 'next/navigation'
import { useEffect, useState, useTransition } from 'react'
import { useIntent } from '@/app/_parts/use-intent'
import { ActShell } from '@/components/layout/page'
import { WordsCard } from '@/components/strategies/words-card'
import type { Problem } from '@/lib/kernel/errors'
import type { IndicatorView } from '@/lib/strategies/schemas/editor'
import type { StrategyContent } from '@/lib/strategies/schemas/strategy'
import { create, edit, rename } from '../actions'
import { PinePart } from './pine-part'
import { parsed, RulesPart } from './rules-part'
import { type Said, SaveCard } from './save-card'
import { ScriptPart } from './script-part'
import { useChecked } from './use-checked'

type Props = {
  /** Null: it is not kept yet. */
  kept: { strategyId: string; latest: number } | null
  name: string
  description: string
  content: StrategyContent
  indicators: readonly IndicatorView[]
  /** What stands beside it: versions, acts. */
  children?: React.ReactNode
}

/** Writing a strategy: its text left, what it means and how it is kept beside it. */
export function StrategyEditor({ kept, children, indicators, ...first }: Props) {
  const router = useRouter()
  const [content, setContent] = useState(first.content)
  const [text, setText] = useState<string | null>(null)
  const [title, setTitle] = useState({ name: first.name, description: first.description })
  const [said, setSaid] = useState<Said | null>(null)
  const [pending, start] = useTransition()
  const checked = useChecked(content, text)
  const written = JSON.stringify({ content, title })
  const [clean, setClean] = useState(kept ? written : '')
  useLeaving(written !== clean)
  const acts = { create: useIntent(create), edit: useIntent(edit), rename: useIntent(rename) }
  const refused = (problem: Problem) => setSaid({ tone: 'negative', text: problem.detail })

  const save = () =>
    start(async () => {
      setSaid(null)
      if (!kept) {
        const made = await acts.create({ ...title, content })
        if (!made.ok) return refused(made.problem)
        setClean(written)
        return router.push(`/trading/strategies/${made.value.strategyId}`)
      }
      const { strategyId, latest } = kept
      if (title.name !== first.name || title.description !== first.description) {
        const named = await acts.rename({ strategyId, ...title })
        if (!named.ok) return refused(named.problem)
      }
      const result = await acts.edit({ strategyId, content, basedOn: latest })
      if (!result.ok) return refused(result.problem)
      setClean(written)
      const { changed, number } = result.value
      setSaid({
        tone: 'info',
        text: changed
          ? `Saved as version ${number}.`
          : `It wants the same as version ${number}, which stands.`,
      })
      router.refresh()
    })

  const change = (next: StrategyContent) => {
    setContent(next)
    setSaid(null)
  }
  return (
    <ActShell
      asideLabel="What it means"
      aside={
        <>
          <SaveCard
            title={title}
            onTitle={setTitle}
            pending={pending}
            blocked={checked.blocked}
            label={kept ? 'Save' : 'Save as version 1'}
            said={said ?? checked.said}
            onSave={save}
          />
          {content.kind !== 'javascript' && (
            <WordsCard words={checked.words} empty="It is told here once nothing is wrong." />
          )}
          {children}
        </>
      }
    >
      {content.kind === 'rules' && (
        <RulesPart
          form={content.form}
          text={text}
          onForm={(form) => change({ kind: 'rules', form })}
          onText={(next) => {
            setText(next)
            const form = next === null ? undefined : checked.formOf(parsed(next))
            if (form) change({ kind: 'rules', form })
          }}
          indicators={indicators}
          checked={checked.form}
        />
      )}
      {content.kind === 'pine' && (
        <PinePart
          source={content.source}
          onSource={(source) => change({ kind: 'pine', source })}
          translated={checked.script}
          name={title.name}
        />
      )}
      {content.kind === 'javascript' && <ScriptPart script={content} onScript={change} />}
    </ActShell>
  )
}

/** Asks before a page with unsaved work is closed. */
function useLeaving(unsaved: boolean) {
  useEffect(() => {
    if (!unsaved) return
    const hold = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', hold)
    return () => window.removeEventListener('beforeunload', hold)
  }, [unsaved])
}
