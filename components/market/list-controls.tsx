'use client'
import { LayoutGrid, List, Search } from 'lucide-react'
import { useRef } from 'react'
import { Input } from '../ui/input'
import { SegmentedLinks } from '../ui/segmented-links'
import { Select, type SelectOption } from '../ui/select'

type SearchProps = {
  placeholder: string
  defaultValue?: string
  onSearch: (query: string) => void
  waitMs?: number
}

/** Filters as the person types, 250 ms after the last key; Enter at once. */
export function ListSearch({ placeholder, defaultValue, onSearch, waitMs = 250 }: SearchProps) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const send = (query: string, wait: number) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => onSearch(query), wait)
  }
  return (
    <Input
      type="search"
      aria-label={placeholder}
      placeholder={placeholder}
      defaultValue={defaultValue}
      before={<Search aria-hidden />}
      onChange={(event) => send(event.currentTarget.value, waitMs)}
      onKeyDown={(event) => event.key === 'Enter' && send(event.currentTarget.value, 0)}
      className="max-w-[340px] flex-1"
    />
  )
}

type SortProps = { options: SelectOption[]; value: string; onValueChange: (value: string) => void }

export function SortSelect(props: SortProps) {
  return (
    <div className="flex items-center gap-2">
      <span aria-hidden className="hidden text-xs text-fg-3 sm:inline">
        Sort
      </span>
      <Select aria-label="Sort" {...props} />
    </div>
  )
}

type ViewProps = { view: 'cards' | 'table'; cardsHref: string; tableHref: string }

export function ViewToggle({ view, cardsHref, tableHref }: ViewProps) {
  return (
    <SegmentedLinks
      label="View"
      links={[
        { href: cardsHref, label: <LayoutGrid aria-hidden />, name: 'Cards', current: view === 'cards' },
        { href: tableHref, label: <List aria-hidden />, name: 'Table', current: view === 'table' },
      ]}
    />
  )
}
