'use client'
import { Table2 } from 'lucide-react'
import { buttonVariants } from '../ui/button-variants'
import { cn } from '../ui/cn'

type Props = { on: boolean; onSwitch: (on: boolean) => void }

/** Shows a chart as the table that is its twin. */
export const TableSwitch = ({ on, onSwitch }: Props) => (
  <button
    type="button"
    aria-pressed={on}
    aria-label="Show as table"
    onClick={() => onSwitch(!on)}
    className={cn(buttonVariants({ variant: 'ghost', size: 'icon-sm' }), on && 'bg-surface-3 text-fg-1')}
  >
    <Table2 aria-hidden />
  </button>
)
