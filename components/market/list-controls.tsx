'use client'
import { LayoutGrid, List, Search } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Input } from '../ui/input'
import { SegmentedLinks } from '../ui/segmented-links'
import { Select, type SelectOption } from '../ui/select'

type SearchProps = {
  placeholder: string
  defaultValue?: string
  onSearch: (query: string) => void
  waitMs?: number
}

/** Filters as the person types, 250 ms after the last key; Enter at once. Follows `defaultValue` when it changes elsewhere. */
export function ListSearch({ placeholder, defaultValue = '', onSearch, waitMs = 250 }: SearchProps) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const sent = useRef(defaultValue)
  const [text, setText] = useState(defaultValue)
  useEffect(() => {
    if (defaultValue === sent.current) return
    sent.current = defaultValue
    setText(defaultValue)
  }, [defaultValue])
  useEffect(() => () => clearTimeout(timer.current), [])
  const send = (query: string, wait: number) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      if (query.trim() === sent.current) return
      sent.current = query.trim()
      onSearch(query.trim())
    }, wait)
  }
  return (
    <Input
      type="search"
      aria-label={placeholder}
      placeholder={placeholder}
      value={text}
      before={<Search aria-hidden />}
      onChange={(event) => {
        setText(event.currentTarget.value)
        send(event.currentTarget.value, waitMs)
      }}
      onKeyDown={(event) => event.key === 'Enter' && send(event.currentTarget.value, 0)}
      className="min-w-0 flex-1 basis-full md:max-w-[340px] md:basis-0"
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
