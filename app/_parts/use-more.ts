'use client'
import { useState, useTransition } from 'react'
import { getJson } from '@/components/live/get-json'

export interface Slice<T> {
  items: T[]
  nextCursor: string | null
}

interface More<T> {
  items: T[]
  /** Fetches the next page; absent at the end. */
  more: (() => void) | undefined
  pending: boolean
  failed: boolean
}

/**
 * Pages after the first one, which the server renders and keeps current; what new rows push off the first page stays.
 * `pathOf` gives the REST path of a cursor.
 * Give the component a `key` of its filters, so that other filters start anew.
 */
export function useMore<T extends { id: string }, V>(
  first: Slice<T>,
  pathOf: (cursor: string) => string,
  sliceOf: (view: V) => Slice<T>,
): More<T> {
  const [rest, setRest] = useState<Slice<T> | null>(null)
  const [failed, setFailed] = useState(false)
  const [pending, start] = useTransition()
  const cursor = rest ? rest.nextCursor : first.nextCursor
  const known = new Set(first.items.map((item) => item.id))
  const load = (from: string) =>
    start(async () => {
      const page = await getJson<V>(pathOf(from)).then(sliceOf, () => null)
      setFailed(page === null)
      if (page)
        setRest((before) => ({
          items: [...(before?.items ?? first.items), ...page.items],
          nextCursor: page.nextCursor,
        }))
    })
  return {
    items: [...first.items, ...(rest?.items ?? []).filter((item) => !known.has(item.id))],
    more: cursor ? () => load(cursor) : undefined,
    pending,
    failed,
  }
}
