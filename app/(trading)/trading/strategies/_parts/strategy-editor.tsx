'use client'
import { useEffect, useState } from 'react'
import { ActShell } from '@/components/layout/page'
import { WordsCard } from '@/components/strategies/words-card'
import type { IndicatorView } from '@/lib/strategies/schemas/editor'
import type { StrategyContent } from '@/lib/strategies/schemas/strategy'
import { PinePart } from './pine-part'
import { parsed, RulesPart } from './rules-part'
import { SaveCard } from './save-card'
import { ScriptPart } from './script-part'
import { useChecked } from './use-checked'
import { type Kept, useSaving } from './use-saving'
import { useScriptCheck } from './use-script-check'

type Props = {
  kept: Kept
  name: string
  description: string
  content: StrategyContent
  indicators: readonly IndicatorView[]
  /** What stands beside it: versions, acts. */
  children?: React.ReactNode
}

/** Writing a strategy: its text left, what it means and how it is kept beside it. */
export function StrategyEditor({ kept, children, indicators, ...first }: Props) {
  const [content, setContent] = useState(first.content)
  const [text, setText] = useState<string | null>(null)
  const [title, setTitle] = useState({ name: first.name, description: first.description })
  const checked = useChecked(content, text)
  const script = useScriptCheck()
  const written = JSON.stringify({ content, title })
  const [clean, setClean] = useState(kept ? written : '')
  useLeaving(written !== clean)
  const saving = useSaving(kept, first, script, () => setClean(written))

  const change = (next: StrategyContent) => {
    setContent(next)
    saving.unsay()
  }
  return (
    <ActShell
      asideLabel="What it means"
      aside={
        <>
          <SaveCard
            title={title}
            onTitle={setTitle}
            pending={saving.pending}
            blocked={checked.blocked}
            label={kept ? 'Save' : 'Save as version 1'}
            said={saving.said ?? checked.said}
            onSave={() => saving.save(content, title)}
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
      {content.kind === 'javascript' && <ScriptPart script={content} onScript={change} check={script} />}
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
