'use client'
import type { ReactNode } from 'react'
import { Button } from '../ui/button'
import { CardFooter } from '../ui/card'
import { Kbd } from '../ui/kbd'
import { useKeys } from './use-keys'

export type CaseAct = {
  /** One letter. */
  key: string
  label: string
  onPress: () => void
  primary?: boolean | undefined
  disabled?: boolean | undefined
}

/** What can be done with a case, each with its key. Every act should open a `ReasonDialog`. */
export function CaseActs({ acts, children }: { acts: CaseAct[]; children?: ReactNode }) {
  useKeys(
    Object.fromEntries(
      acts.filter((act) => !act.disabled).map((act) => [act.key.toLowerCase(), act.onPress]),
    ),
  )
  return (
    <CardFooter data-slot="case-acts">
      {acts.map((act) => (
        <Button
          key={act.key}
          variant={act.primary ? 'primary' : 'default'}
          disabled={act.disabled}
          onClick={act.onPress}
          aria-keyshortcuts={act.key}
        >
          {act.label}
          <Kbd className="hidden bg-transparent md:inline-flex">{act.key.toUpperCase()}</Kbd>
        </Button>
      ))}
      {children && <div className="ml-auto flex items-center gap-2">{children}</div>}
    </CardFooter>
  )
}
