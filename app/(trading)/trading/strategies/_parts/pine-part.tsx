'use client'
import { CodeEditor, type Mark } from '@/components/strategies/code-editor'
import { Alert } from '@/components/ui/alert'
import { Card, CardContent, CardHeader } from '@/components/ui/card'
import type { Translated } from '@/lib/strategies/schemas/editor'
import { jsonOf } from './rules-part'

type Props = { source: string; onSource: (source: string) => void; translated: Translated | null }

/** A Pine script, what is wrong with it where it stands, and what becomes of it. */
export function PinePart({ source, onSource, translated }: Props) {
  const refusal = translated?.refusal
  const marks: Mark[] = refusal
    ? [
        {
          line: refusal.line,
          column: refusal.column,
          length: lengthAt(source, refusal.line, refusal.column),
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
          <CardContent>
            <CodeEditor label="Form of the script" value={jsonOf(script.form)} rows={12} />
          </CardContent>
        </Card>
      )}
    </div>
  )
}

/** How long the word is that begins there. */
function lengthAt(source: string, line: number, column: number): number {
  const text = (source.split('\n')[line - 1] ?? '').slice(column - 1)
  return /^(?:[\w.]+|\S)/.exec(text)?.[0].length ?? 1
}
