'use client'
import { Check, Copy } from 'lucide-react'
import { useState } from 'react'
import { cn } from './cn'

type Props = {
  /** What it is, in a word: "Deal", "Steam offer". */
  label: string
  value: string
  /** Only the id and the button, without capsule and label: for table cells. */
  bare?: boolean | undefined
  className?: string | undefined
}

/** An id, hash or asset number with its copy button. */
export function CopyId({ label, value, bare, className }: Props) {
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(value)
    setCopied(true)
    setTimeout(() => setCopied(false), 1500)
  }
  return (
    <span
      data-slot="copy-id"
      className={cn(
        'inline-flex min-w-0 items-center text-xs',
        bare ? 'gap-1' : 'h-7 gap-2 rounded-sm border bg-surface-0 pr-0.5 pl-2.5',
        className,
      )}
    >
      {!bare && <span className="shrink-0 text-fg-3">{label}</span>}
      <span className={cn('num-mono truncate', bare && 'text-fg-3')}>{value}</span>
      <button
        type="button"
        onClick={copy}
        aria-label={copied ? `${label} copied` : `Copy ${label} ${value}`}
        className="grid size-6 shrink-0 place-items-center rounded-[4px] text-fg-3 hover:text-fg-1 focus-visible:outline-offset-0"
      >
        {copied ? (
          <Check aria-hidden className="size-3.5 text-positive" />
        ) : (
          <Copy aria-hidden className="size-3.5" />
        )}
      </button>
    </span>
  )
}

/** The capsule's hollow twin: a proof that does not exist yet. */
export function PendingId({ label, when }: { label: string; when: string }) {
  return (
    <span
      data-slot="pending-id"
      className="inline-flex h-7 items-center gap-2 rounded-sm border border-dashed px-2.5 text-xs text-fg-3"
    >
      {label} <span>{when}</span>
    </span>
  )
}
