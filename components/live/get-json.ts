import type { Problem } from '@/lib/kernel/errors'

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
