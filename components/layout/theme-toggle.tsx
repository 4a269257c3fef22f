'use client'
import { Moon, Sun } from 'lucide-react'
import { useState } from 'react'
import type { Theme } from './viewer'

const year = 60 * 60 * 24 * 365

/** Writes the cookie `theme`, which the server reads for the next page: no flash, no inline script. */
export function ThemeToggle({ theme: initial }: { theme: Theme }) {
  const [theme, setTheme] = useState(initial)
  const other: Theme = theme === 'dark' ? 'light' : 'dark'
  const change = () => {
    document.documentElement.dataset.theme = other
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not everywhere yet
    document.cookie = `theme=${other}; path=/; max-age=${year}; samesite=lax`
    setTheme(other)
  }
  const Icon = theme === 'dark' ? Sun : Moon
  return (
    <button
      type="button"
      onClick={change}
      className="inline-flex h-7 items-center gap-1.5 rounded-sm px-2 text-fg-2 hover:bg-surface-2 hover:text-fg-1"
    >
      <Icon aria-hidden className="size-3.5" />
      {other === 'light' ? 'Light theme' : 'Dark theme'}
    </button>
  )
}
