'use client'
import { Fragment, type ReactNode } from 'react'
import { Card } from '@/components/ui/card'
import { type Column, Table, TableBody, TableColumns } from '@/components/ui/table'
import { ListEnd, Older } from './list-end'
import { type Slice, useMore } from './use-more'

type Props<T extends { id: string }> = {
  label: string
  columns: readonly Column[]
  first: Slice<T>
  /** The REST path of the list with its filters. */
  path: string
  row: (item: T) => ReactNode
  /** What the older rows are called; without it, the end says how many are shown. */
  older?: string
}

/** A table of a list by pages. Give it a `key` of its filters, so that other filters start anew. */
export function PagedTable<T extends { id: string }>(props: Props<T>) {
  const { label, columns, first, path, row, older } = props
  const { items, ...rest } = useMore<T, Slice<T>>(
    first,
    (cursor) => `${path}${path.includes('?') ? '&' : '?'}cursor=${encodeURIComponent(cursor)}`,
    (page) => page,
  )
  return (
    <>
      <Card>
        <Table label={label}>
          <TableColumns columns={columns} />
          <TableBody>
            {items.map((item) => (
              <Fragment key={item.id}>{row(item)}</Fragment>
            ))}
          </TableBody>
        </Table>
      </Card>
      {older ? <Older what={older} {...rest} /> : <ListEnd shown={items.length} {...rest} />}
    </>
  )
}
