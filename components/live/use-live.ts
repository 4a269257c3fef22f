'use client'
import { QueryClient, type UseQueryResult, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { getJson } from './get-json'
import { type Topics, useHints, useLiveState } from './provider'

interface Options<T> extends Topics {
  /** The answer the server rendered the page with. */
  initialData?: T
}

const pollMs = 5_000

const newClient = () =>
  new QueryClient({
    defaultOptions: { queries: { retry: 1, staleTime: 30_000, refetchOnWindowFocus: true } },
  })

let ofThisBrowser: QueryClient | undefined

/** One cache for all pages of a browser. On the server one for each render, so that nobody is shown another's answers. */
function cacheOfViewer(): QueryClient {
  if (typeof window === 'undefined') return newClient()
  ofThisBrowser ??= newClient()
  return ofThisBrowser
}

/**
 * An answer of the REST API (`restPath` without /api/v1) that is fetched again whenever one of its topics changes,
 * and every few seconds while the socket is down.
 */
export function useLive<T>(
  queryKey: readonly unknown[],
  restPath: string,
  { initialData, ...topics }: Options<T> = {},
): UseQueryResult<T, Error> {
  const [client] = useState(cacheOfViewer)
  const state = useLiveState()
  useHints(topics, () => void client.invalidateQueries({ queryKey }))
  return useQuery<T, Error>(
    {
      queryKey,
      queryFn: () => getJson<T>(restPath),
      refetchInterval: state === 'reconnecting' ? pollMs : false,
      ...(initialData === undefined ? {} : { initialData: initialData as never }),
    },
    client,
  )
}
