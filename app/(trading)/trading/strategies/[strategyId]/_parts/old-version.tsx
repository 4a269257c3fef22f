'use client'
import { useRouter } from 'next/navigation'
import { type ReactNode, useState, useTransition } from 'react'
import { useIntent } from '@/app/_parts/use-intent'
import { ActShell } from '@/components/layout/page'
import { CodeEditor } from '@/components/strategies/code-editor'
import { WordsCard } from '@/components/strategies/words-card'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import type { StrategyContent, VersionView } from '@/lib/strategies/schemas/strategy'
import { jsonOf } from '../../_parts/rules-part'
import { edit } from '../../actions'

type Props = {
  strategyId: string
  latest: number
  content: StrategyContent
  version: VersionView
  /** It may be made the newest one again. */
  open: boolean
  children: ReactNode
}

/** A version as it stands for good. */
export function OldVersion({ strategyId, latest, content, version, open, children }: Props) {
  const router = useRouter()
  const send = useIntent(edit)
  const [pending, start] = useTransition()
  const [problem, setProblem] = useState<string | null>(null)
  const again = () =>
    start(async () => {
      const result = await send({ strategyId, content, basedOn: latest })
      if (result.ok) router.push(`/trading/strategies/${strategyId}`)
      else setProblem(result.problem.detail)
    })
  const { source, form, words } = version
  return (
    <ActShell
      asideLabel="What it means"
      aside={
        <>
          {form && <WordsCard words={words} empty="It wants nothing." />}
          {children}
        </>
      }
    >
      {open && (
        <Alert tone="info" title={`Version ${version.number} is not the newest one.`}>
          <p>It stays as it is. What it wants can be made version {latest + 1}.</p>
          <Button size="sm" className="mt-2" pending={pending} onClick={again}>
            Make it the newest
          </Button>
          {problem && <p className="mt-2 text-negative">{problem}</p>}
        </Alert>
      )}
      {source !== null && <CodeEditor label="Source" value={source} />}
      {form && <CodeEditor label="Form as JSON" value={jsonOf(form)} rows={source === null ? 30 : 12} />}
    </ActShell>
  )
}
