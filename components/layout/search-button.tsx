'use client'
import { Search } from 'lucide-react'
import { lazy, Suspense, useEffect, useState } from 'react'
import { Kbd } from '../ui/kbd'
import type { PaletteSearch } from './palette-groups'
import type { Viewer } from './viewer'

const CommandPalette = lazy(() =>
  import('./command-palette').then((module) => ({ default: module.CommandPalette })),
)

const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))

type Props = { viewer: Viewer | null; search?: PaletteSearch | undefined }

/** Opens the palette by press, by Ctrl or Cmd with K, and by `/` outside of text fields. */
export function SearchButton({ viewer, search }: Props) {
  const [open, setOpen] = useState(false)
  const [wanted, setWanted] = useState(false)
  const change = (next: boolean) => {
    if (next) setWanted(true)
    setOpen(next)
  }
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const chord = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k'
      const slash = event.key === '/' && !event.ctrlKey && !event.metaKey && !typing(event.target)
      if (!chord && !(slash && !event.defaultPrevented)) return
      event.preventDefault()
      setWanted(true)
      setOpen((now) => (chord ? !now : true))
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
  return (
    <>
      <button
        type="button"
        data-slot="search-button"
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K /"
        onClick={() => change(true)}
        className="ml-auto flex size-9 shrink-0 items-center justify-center gap-2.5 rounded-md border border-border-2 bg-surface-0 text-fg-3 hover:border-border-3 md:w-full md:max-w-[420px] md:min-w-0 md:shrink md:flex-1 md:justify-start md:pr-2 md:pl-3"
      >
        <Search aria-hidden className="size-4 shrink-0" />
        <span className="sr-only md:not-sr-only md:truncate">Search items, deals, actions</span>
        <Kbd className="ml-auto hidden md:inline-flex">Ctrl K</Kbd>
      </button>
      {wanted && (
        <Suspense fallback={null}>
          <CommandPalette open={open} onOpenChange={change} viewer={viewer} search={search} />
        </Suspense>
      )}
    </>
  )
}
