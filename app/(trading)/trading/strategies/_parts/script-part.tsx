'use client'
import { CodeEditor, type Mark } from '@/components/strategies/code-editor'
import { wordLength } from '@/components/strategies/word-length'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Card, CardContent, CardHeader } from '@/components/ui/card'
import { ScrollRegion } from '@/components/ui/scroll-region'
import type { CheckedScript } from '@/lib/backtest/schemas/views'
import type { StrategyContent } from '@/lib/strategies/schemas/strategy'
import type { ScriptCheck } from './use-script-check'

type Script = Extract<StrategyContent, { kind: 'javascript' }>

type Props = { script: Script; onScript: (script: Script) => void; check: ScriptCheck }

/** A JavaScript source, what is wrong with it where it stands, and what it declares. */
export function ScriptPart({ script, onScript, check }: Props) {
  const { source } = script
  const answer = check.of(source)
  const fault = answer?.fault
  const marks: Mark[] =
    fault && fault.line > 0 ? [{ ...fault, length: wordLength(source, fault.line, fault.column) }] : []
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <CodeEditor
        label="JavaScript source"
        value={source}
        onValue={(next) => onScript({ ...script, source: next })}
        marks={marks}
        rows={24}
      />
      <div className="flex flex-wrap items-center gap-3">
        <Button pending={check.pending} onClick={() => check.ask(source)}>
          Check
        </Button>
        <p role="status" className="min-w-0 text-xs text-fg-2">
          {check.problem ?? (answer ? told(answer) : 'It runs over made-up candles, apart from everything.')}
        </p>
      </div>
      {fault && fault.line === 0 && <Alert tone="negative">{fault.sentence}</Alert>}
      <Declared params={answer && !fault ? answer.params : script.params} />
      {answer && answer.lines.length > 0 && <Logged lines={answer.lines} />}
    </div>
  )
}

function told({ fault, bars, wishes }: CheckedScript): string {
  if (fault) return fault.line > 0 ? 'Something is wrong; it is marked.' : 'It could not be run.'
  const what = wishes === 0 ? 'nothing' : wishes === 1 ? 'something once' : `something ${wishes} times`
  return `Nothing is wrong. Over ${bars} made-up candles it wanted ${what}.`
}

const rangeOf = ({ min, max, step }: Script['params'][number]): string =>
  [
    min === undefined ? '' : `from ${min}`,
    max === undefined ? '' : `to ${max}`,
    step === undefined ? '' : `in steps of ${step}`,
  ]
    .filter(Boolean)
    .join(' ')

const usualOf = ({ kind, default: value }: Script['params'][number]): string =>
  kind === 'yesno' ? (value === 1 ? 'yes' : 'no') : String(value)

const Declared = ({ params }: { params: Script['params'] }) => (
  <Card aria-labelledby="declared-title">
    <CardHeader title="Parameters" id="declared-title">
      As the script declares them; an optimisation tries them
    </CardHeader>
    {params.length === 0 ? (
      <p className="px-4 py-3 text-fg-3">None. Declare them with params(…) at the top of the script.</p>
    ) : (
      <ul>
        {params.map((param) => (
          <li key={param.name} className="flex flex-wrap gap-x-3 border-b px-4 py-2 last:border-b-0">
            <code className="font-mono text-xs text-fg-1">{param.name}</code>
            <span className="tabular-nums">{usualOf(param)}</span>
            <span className="text-fg-3 tabular-nums">{rangeOf(param)}</span>
          </li>
        ))}
      </ul>
    )}
  </Card>
)

const Logged = ({ lines }: { lines: string[] }) => (
  <Card aria-labelledby="logged-title">
    <CardHeader title="What it logged" id="logged-title">
      {lines.length === 200 ? 'The first 200 lines' : null}
    </CardHeader>
    <CardContent>
      <ScrollRegion label="Lines that it logged" className="max-h-60 overflow-auto">
        <pre className="font-mono text-xs whitespace-pre-wrap wrap-anywhere">{lines.join('\n')}</pre>
      </ScrollRegion>
    </CardContent>
  </Card>
)
