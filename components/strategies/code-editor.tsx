'use client'
import { type KeyboardEvent, type UIEvent, useId, useRef, useState } from 'react'
import { cn } from '../ui/cn'
import type { Place } from './json-places'

export interface Mark extends Place {
  sentence: string
}

type Props = {
  label: string
  value: string
  onValue?: ((value: string) => void) | undefined
  marks?: readonly Mark[] | undefined
  /** Lines shown at once. */
  rows?: number | undefined
}

const tabWidth = 4
const lineHeight = 20
const padding = 10
const typeface = 'font-mono text-xs leading-5 [tab-size:4]'

/** A script with line numbers. What is wrong is underlined where it stands, marked at its line, and said below. */
export function CodeEditor({ label, value, onValue, marks = [], rows = 22 }: Props) {
  const id = useId()
  const area = useRef<HTMLTextAreaElement>(null)
  const [scroll, setScroll] = useState({ left: 0, top: 0 })
  const lines = value.split('\n')
  const go = ({ line, column }: Place) => {
    const before = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0)
    const at = Math.min(value.length, before + column - 1)
    const { current } = area
    if (!current) return
    current.focus()
    current.setSelectionRange(at, at)
    current.scrollTop = (line - 1) * lineHeight - current.clientHeight / 2
  }
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <div
        data-slot="code-editor"
        className="grid min-w-0 grid-cols-[auto_minmax(0,1fr)] overflow-hidden rounded-md border border-border-2 bg-field has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-offset-1 has-[:focus-visible]:outline-ring has-[[aria-invalid=true]]:border-negative"
      >
        <Gutter count={lines.length} marked={marks.map(({ line }) => line)} top={scroll.top} />
        <div className="relative min-w-0 overflow-hidden">
          <Underlines lines={lines} marks={marks} scroll={scroll} />
          <textarea
            ref={area}
            aria-label={label}
            aria-invalid={marks.length > 0 || undefined}
            aria-describedby={marks.length > 0 ? id : undefined}
            readOnly={!onValue}
            spellCheck={false}
            autoCapitalize="off"
            autoComplete="off"
            wrap="off"
            rows={rows}
            className={cn(
              typeface,
              'relative block w-full resize-y overflow-auto bg-transparent p-2.5 whitespace-pre text-fg-1 outline-none',
            )}
            value={value}
            onChange={({ currentTarget }) => onValue?.(currentTarget.value)}
            onKeyDown={keepIndent}
            onScroll={({ currentTarget }: UIEvent<HTMLTextAreaElement>) =>
              setScroll({ left: currentTarget.scrollLeft, top: currentTarget.scrollTop })
            }
          />
        </div>
      </div>
      <ul id={id} aria-label={`What is wrong in: ${label}`} className="flex flex-col gap-1 empty:hidden">
        {marks.map((mark) => (
          <li key={`${mark.line} ${mark.column} ${mark.sentence}`}>
            <button
              type="button"
              onClick={() => go(mark)}
              className="min-h-6 text-left text-xs wrap-anywhere text-negative hover:underline"
            >
              <span className="font-mono">
                {mark.line}:{mark.column}
              </span>{' '}
              {mark.sentence}
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** A new line begins where the one before began. Tab is left to those who move by keyboard. */
function keepIndent(event: KeyboardEvent<HTMLTextAreaElement>) {
  const { currentTarget: area } = event
  if (
    event.key !== 'Enter' ||
    event.shiftKey ||
    event.ctrlKey ||
    event.metaKey ||
    event.nativeEvent.isComposing
  )
    return
  const before = area.value.slice(0, area.selectionStart)
  const indent = /^[ \t]*/.exec(before.slice(before.lastIndexOf('\n') + 1))?.[0] ?? ''
  if (indent === '' || area.readOnly) return
  event.preventDefault()
  // Keeps the browser's own undo, which setting the value would lose.
  document.execCommand('insertText', false, `\n${indent}`)
}

function Gutter({ count, marked, top }: { count: number; marked: number[]; top: number }) {
  const numbers = Array.from({ length: count }, (_, at) => at + 1).join('\n')
  return (
    <div
      aria-hidden
      className={cn(
        typeface,
        'relative min-w-10 overflow-hidden border-r bg-surface-2 text-right select-none',
      )}
    >
      <div className="h-0 px-2" style={{ transform: `translateY(${padding - top}px)` }}>
        {marked.map((line) => (
          <span
            key={line}
            className="absolute inset-x-0 h-5 border-l-2 border-negative bg-negative-soft"
            style={{ top: (line - 1) * lineHeight }}
          />
        ))}
        <pre className="relative font-mono text-fg-3">{numbers}</pre>
      </div>
    </div>
  )
}

type UnderlineProps = { lines: string[]; marks: readonly Mark[]; scroll: { left: number; top: number } }

function Underlines({ lines, marks, scroll }: UnderlineProps) {
  return (
    <div
      aria-hidden
      className={cn(typeface, 'pointer-events-none absolute top-0 left-0')}
      style={{ transform: `translate(${padding - scroll.left}px, ${padding - scroll.top}px)` }}
    >
      {marks.map(({ line, column, length }) => {
        const text = lines[line - 1] ?? ''
        const from = width(text.slice(0, column - 1))
        const to = width(text.slice(0, column - 1 + Math.max(1, length)))
        return (
          <span
            key={`${line} ${column}`}
            data-slot="underline"
            className="absolute h-5 border-b-2 border-dotted border-negative bg-negative-soft"
            style={{
              top: (line - 1) * lineHeight,
              left: `${from}ch`,
              width: `${Math.max(1, to - from)}ch`,
            }}
          />
        )
      })}
    </div>
  )
}

/** Columns on the screen, where a tab goes on to the next stop. */
function width(text: string): number {
  let columns = 0
  for (const sign of text) columns += sign === '\t' ? tabWidth - (columns % tabWidth) : 1
  return columns
}
