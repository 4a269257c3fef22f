import { useState, useTransition } from 'react'
import { getJson } from '@/components/live/get-json'
import type { ListingCard, ListingPage } from '@/lib/listings/schemas'
import { type MarketUrl, queryOf } from './url'

interface Rest {
  /** Where each page after the first one starts. */
  cursors: string[]
  pages: ListingPage[]
}

const nothing: Rest = { cursors: [], pages: [] }

/** The pages after the first one. `again` reads them anew, so that what was sold leaves every page. */
export function usePages(url: MarketUrl, first: ListingPage) {
  const [rest, setRest] = useState(nothing)
  const [failed, setFailed] = useState(false)
  const [pending, start] = useTransition()
  const read = (cursor: string) =>
    getJson<ListingPage>(`/listings?${queryOf({ ...url, filters: { ...url.filters, cursor } })}`)
  const next = (rest.pages.at(-1) ?? first).nextCursor
  const load = (cursor: string) =>
    start(async () => {
      const page = await read(cursor).catch(() => null)
      setFailed(page === null)
      if (page) setRest(({ cursors, pages }) => ({ cursors: [...cursors, cursor], pages: [...pages, page] }))
    })
  const again = async () => {
    const pages = await Promise.all(rest.cursors.map(read)).catch(() => null)
    if (pages) setRest((now) => (now.cursors.length === pages.length ? { ...now, pages } : now))
  }
  return {
    cards: once([first, ...rest.pages]),
    more: next ? () => load(next) : undefined,
    again,
    pending,
    failed,
  }
}

function once(pages: ListingPage[]): ListingCard[] {
  const cards = pages.flatMap((page) => page.items).map((card) => [card.id, card] as const)
  return [...new Map(cards).values()]
}
