import type { ReactNode } from 'react'

export type ToastInput = {
  title: string
  description?: string
  icon?: ReactNode
  href?: string
  /** The words on the link, "Look" when left out. */
  act?: string
  tone?: 'info' | 'warning' | 'negative' | 'positive'
}
