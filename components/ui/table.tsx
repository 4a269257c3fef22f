import type { ComponentProps } from 'react'
import { cn } from './cn'
import { ScrollRegion } from './scroll-region'

type Props = ComponentProps<'table'> & {
  /** Names the scrolling region and the table for screen readers. */
  label: string
  dense?: boolean | undefined
}

/** Scrolls sideways inside itself; the region can be reached and scrolled by keyboard. */
export function Table({ className, label, dense, ...props }: Props) {
  return (
    <ScrollRegion label={label} className="relative overflow-x-auto focus-visible:-outline-offset-2">
      <table
        data-slot="table"
        data-dense={dense || undefined}
        className={cn('group/table w-full border-collapse', className)}
        {...props}
      />
    </ScrollRegion>
  )
}

export const TableHeader = (props: ComponentProps<'thead'>) => <thead data-slot="table-header" {...props} />
export const TableBody = (props: ComponentProps<'tbody'>) => (
  <tbody
    data-slot="table-body"
    {...props}
    className={cn('[&_tr:last-child>*]:border-b-0', props.className)}
  />
)

export function TableRow({ className, selected, ...props }: ComponentProps<'tr'> & { selected?: boolean }) {
  return (
    <tr
      data-slot="table-row"
      data-selected={selected || undefined}
      className={cn('[tbody_&]:hover:bg-surface-2 data-selected:bg-surface-3', className)}
      {...props}
    />
  )
}

type Cell = { numeric?: boolean | undefined }

export function TableHead({ className, numeric, scope = 'col', ...props }: ComponentProps<'th'> & Cell) {
  return (
    <th
      data-slot="table-head"
      scope={scope}
      className={cn(
        'border-b px-3 py-2 text-left text-2xs font-medium tracking-normal whitespace-nowrap text-fg-3 first:pl-4 last:pr-4',
        numeric && 'text-right',
        className,
      )}
      {...props}
    />
  )
}

export type Column = Cell & {
  name: string
  className?: string
  /** Read out, not drawn. */
  hidden?: boolean
}

/** The row of heads, in the order of the columns. */
export const TableColumns = ({ columns }: { columns: readonly Column[] }) => (
  <TableHeader>
    <TableRow>
      {columns.map(({ name, hidden, ...head }) => (
        <TableHead key={name} {...head}>
          {hidden ? <span className="sr-only">{name}</span> : name}
        </TableHead>
      ))}
    </TableRow>
  </TableHeader>
)

export function TableCell({ className, numeric, ...props }: ComponentProps<'td'> & Cell) {
  return (
    <td
      data-slot="table-cell"
      className={cn(
        'h-10 border-b px-3 whitespace-nowrap group-data-dense/table:h-8 group-data-dense/table:text-xs first:pl-4 last:pr-4',
        numeric && 'text-right tabular-nums',
        className,
      )}
      {...props}
    />
  )
}
