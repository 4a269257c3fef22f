'use client'
import { CodeEditor } from '@/components/strategies/code-editor'
import { ParamList } from '@/components/strategies/param-list'
import type { StrategyContent } from '@/lib/strategies/schemas/strategy'

type Script = Extract<StrategyContent, { kind: 'javascript' }>

/** A JavaScript source and the parameters that may be turned from outside. */
export function ScriptPart({ script, onScript }: { script: Script; onScript: (script: Script) => void }) {
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <CodeEditor
        label="JavaScript source"
        value={script.source}
        onValue={(source) => onScript({ ...script, source })}
        rows={24}
      />
      <ParamList params={script.params} onParams={(params) => onScript({ ...script, params })} />
    </div>
  )
}
