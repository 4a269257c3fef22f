'use client'
import { lazy, Suspense, useSyncExternalStore } from 'react'
import type { ToastInput } from './toast-input'

let wanted = false
const waiting = new Set<() => void>()

const Toasts = lazy(() => import('./toasts').then((module) => ({ default: module.Toasts })))

/** Says what happened elsewhere. What the person just did is answered inline, not here. */
export async function toast(input: ToastInput): Promise<string> {
  wanted = true
  for (const wake of waiting) wake()
  const { addToast } = await import('./toasts')
  return addToast(input)
}

const subscribe = (wake: () => void) => {
  waiting.add(wake)
  return () => waiting.delete(wake)
}

/** Stands once in the shell; loads its code with the first toast. */
export function Toaster() {
  const shown = useSyncExternalStore(
    subscribe,
    () => wanted,
    () => false,
  )
  if (!shown) return null
  return (
    <Suspense fallback={null}>
      <Toasts />
    </Suspense>
  )
}
