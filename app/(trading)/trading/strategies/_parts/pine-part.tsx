'use client'
import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { useIntent } from '@/app/_parts/use-intent'
import { CodeEditor, type Mark } from '@/components/strategies/code-editor'
import { wordLength } from '@/components/strategies/word-length'
import { Alert, ProblemAlert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Card, CardContent, CardHeader } from '@/components/ui/card'
import type { Translated } from '@/lib/strategies/schemas/editor'
import type { StrategyForm } from '@/lib/strategies/schemas/form'
import { create } from '../actions'
import { jsonOf } from './rules-part'

type Props = {
  source: string
  onSource: (source: string) => void
  translated: Translated | null
  /** What a strategy made of its form is called. */
  name: string
}

/** A Pine script, what is wrong with it where it stands, and what becomes of it. */
export function PinePart({ source, onSource, translated, name }: Props) {
  const refusal = translated?.refusal
  const marks: Mark[] = refusal
    ? [
        {
          line: refusal.line,
          column: refusal.column,
          length: wordLength(source, refusal.line, refusal.column),
          sentence: `${refusal.what} ${refusal.reason}`,
        },
      ]
    : []
  const script = translated?.script
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <CodeEditor label="Pine script" value={source} onValue={onSource} marks={marks} rows={24} />
      {script && script.notices.length > 0 && (
        <Alert title="Left out or decided on the way" tone="info">
          <ul className="list-disc pl-4">
            {script.notices.map((notice) => (
              <li key={notice}>{notice}</li>
            ))}
          </ul>
        </Alert>
      )}
      {script && (
        <Card>
          <CardHeader title="The form it became">Read only</CardHeader>
          <CardContent className="flex flex-col gap-3">
            <CodeEditor label="Form of the script" value={jsonOf(script.form)} rows={12} />
            <AsRules form={script.form} name={name} />
          </CardContent>
        </Card>
      )}
    </div>
  )
}

/** The form as a strategy of its own, which can be changed by clicks; the script stays as it is. */
function AsRules({ form, name }: { form: StrategyForm; name: string }) {
  const router = useRouter()
  const send = useIntent(create)
  const [pending, start] = useTransition()
  const [problem, setProblem] = useState<string | null>(null)
  const go = () =>
    start(async () => {
      const title = `${name.slice(0, 70)} as rules`
      const made = await send({ name: title, description: '', content: { kind: 'rules', form } })
      if (made.ok) router.push(`/trading/strategies/${made.value.strategyId}`)
      else setProblem(made.problem.detail)
    })
  return (
    <div className="flex flex-col items-start gap-2">
      <Button pending={pending} onClick={go}>
        Go on with a copy as rules
      </Button>
      <ProblemAlert text={problem} />
    </div>
  )
}
