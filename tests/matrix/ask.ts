import { requestOf } from '../../client/tradepost'
import { api } from '../../lib/api'
import { actorOfCookie, bearerOf, personOfBearer } from '../../lib/identity'
import { problemOf } from '../../lib/kernel/errors'
import { answerRest } from '../../lib/rest'
import type { Found } from './operations'

export const origin = 'http://localhost:3000'

export interface Answered {
  status: number
  code: string | null
  text: string
}

type Headers = Record<string, string>

/** Calls an operation by its route, or as a page of ours would when it has none. */
export async function ask({ operation, route }: Found, headers: Headers, input: object): Promise<Answered> {
  if (route) {
    const answer = await answerRest(api, requestOf(origin, route, input, { headers }))
    return answered(answer.status, await answer.text())
  }
  try {
    const secret = bearerOf(headers.authorization ?? null)
    const actor = secret ? await personOfBearer(secret, undefined) : await actorOfCookie(headers.cookie)
    return answered(200, JSON.stringify(await operation.run({ actor }, input)))
  } catch (error) {
    const problem = problemOf(error)
    if (problem.status >= 500) throw error
    return answered(problem.status, JSON.stringify(problem))
  }
}

const answered = (status: number, text: string): Answered => ({
  status,
  text,
  code: status < 400 ? null : JSON.parse(text).code,
})
