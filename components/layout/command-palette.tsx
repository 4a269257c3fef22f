'use client'
import { Autocomplete } from '@base-ui/react/autocomplete'
import { Dialog } from '@base-ui/react/dialog'
import { keepPreviousData, QueryClient, skipToken, useQuery } from '@tanstack/react-query'
import { Search } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { backdropClass } from '../ui/dialog-classes'
import { Kbd } from '../ui/kbd'
import {
  localGroups,
  mergeGroups,
  type PaletteGroup,
  type PaletteItem,
  type PaletteSearch,
} from './palette-groups'
import { PaletteRow } from './palette-row'
import type { Viewer } from './viewer'

type Props = {
  open: boolean
  onOpenChange: (open: boolean) => void
  viewer: Viewer | null
  search?: PaletteSearch | undefined
}

const pauseMs = 120
const leastLetters = 2
const answers = new QueryClient()

/** The text as it was when the person last paused. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), pauseMs)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}

function useFound(query: string, search?: PaletteSearch) {
  const word = query.trim()
  const asked = useSettled(word)
  const enabled = search !== undefined && word.length >= leastLetters
  const { data, isError, isFetching } = useQuery(
    {
      queryKey: ['search', asked],
      queryFn: search && asked.length >= leastLetters ? () => search(asked) : skipToken,
      placeholderData: keepPreviousData,
      staleTime: 10_000,
      retry: false,
    },
    answers,
  )
  const groups: PaletteGroup[] = enabled && !isError ? (data ?? []) : []
  return { groups, failed: enabled && isError, waiting: enabled && (isFetching || asked !== word) }
}

export function CommandPalette({ open, onOpenChange, viewer, search }: Props) {
  const router = useRouter()
  const [query, setQuery] = useState('')
  const found = useFound(query, search)
  const groups = mergeGroups(found.groups, localGroups(query, viewer))
  const go = (item: PaletteItem) => {
    onOpenChange(false)
    router.push(item.href)
  }
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange} onOpenChangeComplete={(now) => !now && setQuery('')}>
      <Dialog.Portal>
        <Dialog.Backdrop className={backdropClass} />
        <Dialog.Viewport className="fixed inset-0 z-(--z-dialog) flex items-start justify-center px-4 pt-[12vh]">
          <Dialog.Popup
            data-slot="command-palette"
            aria-label="Search everything"
            className="flex max-h-[min(36rem,76dvh)] w-full max-w-[640px] flex-col overflow-hidden rounded-xl border border-border-2 bg-surface-1 shadow-3 outline-none transition-opacity duration-(--duration-fast) data-[ending-style]:opacity-0 data-[starting-style]:opacity-0"
          >
            <Autocomplete.Root
              open
              inline
              items={groups}
              filter={null}
              value={query}
              onValueChange={setQuery}
              itemToStringValue={(item: unknown) => String(item)}
              autoHighlight="always"
              keepHighlight
            >
              <div className="flex h-13 shrink-0 items-center gap-3 border-b px-4 text-md">
                <Search aria-hidden className="size-5 text-fg-3" />
                <Autocomplete.Input
                  aria-label="Search items, deals, pages, actions"
                  placeholder="Search items, deals, actions"
                  className="h-full min-w-0 flex-1 bg-transparent caret-accent-fill outline-none"
                />
                <Dialog.Close className="rounded-sm p-1.5">
                  <Kbd>esc</Kbd>
                  <span className="sr-only">closes the search</span>
                </Dialog.Close>
              </div>
              <div className="min-h-0 overflow-y-auto overscroll-contain pb-1.5">
                <Autocomplete.List>
                  {(group: PaletteGroup) => (
                    <Autocomplete.Group key={group.label} items={group.items}>
                      <Autocomplete.GroupLabel className="px-4 pt-3 pb-1 text-2xs font-medium text-fg-3">
                        {group.label}
                      </Autocomplete.GroupLabel>
                      <Autocomplete.Collection>
                        {(item: PaletteItem) => (
                          <Autocomplete.Item
                            key={item.id}
                            value={item}
                            onClick={() => go(item)}
                            className="group mx-1.5 flex min-h-10 cursor-default items-center gap-3 rounded-md px-2.5 outline-none data-[highlighted]:bg-surface-3"
                          >
                            <PaletteRow item={item} query={query} />
                          </Autocomplete.Item>
                        )}
                      </Autocomplete.Collection>
                    </Autocomplete.Group>
                  )}
                </Autocomplete.List>
              </div>
              <Autocomplete.Status className="border-t px-4 py-2 text-2xs text-fg-3 empty:hidden">
                {found.waiting
                  ? 'Searching'
                  : found.failed
                    ? 'Search did not answer. Pages and acts still work.'
                    : ''}
              </Autocomplete.Status>
            </Autocomplete.Root>
          </Dialog.Popup>
        </Dialog.Viewport>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
