'use client'
import { type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Problem } from '@/lib/kernel/errors'
import { type Topics, useHints, useLiveState } from './provider'

/** A refused or failed request, with the sentence for the person. */
export class RequestProblem extends Error {
  readonly problem: Problem

  constructor(problem: Problem) {
    super(problem.detail)
    this.name = 'RequestProblem'
    this.problem = problem
  }
}

export async function getJson<T>(restPath: string): Promise<T> {
  const response = await fetch(`/api/v1${restPath}`, { headers: { accept: 'application/json' } })
  if (response.ok) return response.json()
  throw new RequestProblem(await response.json())
}

interface Options<T> extends Topics {
  /** The answer the server rendered the page with. */
  initialData?: T
}

const pollMs = 5_000

/**
 * An answer of the REST API (`restPath` without /api/v1) that is fetched again whenever one of its topics changes,
 * and every few seconds while the socket is down.
 */
export function useLive<T>(
  queryKey: readonly unknown[],
  restPath: string,
  { initialData, ...topics }: Options<T> = {},
): UseQueryResult<T, Error> {
  const client = useQueryClient()
  const state = useLiveState()
  useHints(topics, () => void client.invalidateQueries({ queryKey }))
  return useQuery<T, Error>({
    queryKey,
    queryFn: () => getJson<T>(restPath),
    refetchInterval: state === 'reconnecting' ? pollMs : false,
    ...(initialData === undefined ? {} : { initialData: initialData as never }),
  })
}
