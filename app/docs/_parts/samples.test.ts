import { expect, test } from 'vitest'
import { api } from '@/lib/api'
import { inputOf } from '@/lib/kernel/client-types'
import openapi from '@/public/openapi.json' with { type: 'json' }
import { curlOf, programOf, sampleOf } from './samples'

type Described = Parameters<typeof inputOf>[0] & { operationId: string }

const described = new Map(
  Object.values(openapi.paths as unknown as Record<string, Record<string, Described>>)
    .flatMap((methods) => Object.values(methods))
    .map((each) => [each.operationId, each]),
)

test.each(Object.values(api).map(({ name, input }) => [name, input] as const))(
  'the example of %s is taken by the operation',
  (name, input) => {
    const found = described.get(name)
    if (!found) throw new Error(`${name} is not in the document.`)
    const { error } = input.safeParse(sampleOf(inputOf(found)))
    expect(error?.issues ?? []).toEqual([])
  },
)

test('examples are written as a shell and as a program take them', () => {
  const input = { dealId: 'deal_1', reason: 'It is "late".' }
  expect(curlOf('POST', '/deals/{dealId}/help', input, false)).toBe(
    [
      'curl -X POST "$TRADEPOST/api/v1/deals/deal_1/help"',
      '-H "Authorization: Bearer $TOKEN"',
      '-H "Idempotency-Key: $(uuidgen)"',
      "-H 'Content-Type: application/json'",
      `-d '{"reason":"It is \\"late\\"."}'`,
    ].join(' \\\n  '),
  )
  expect(curlOf('GET', '/people', { ids: 'usr_1' }, true)).toBe('curl "$TRADEPOST/api/v1/people?ids=usr_1"')
  expect(programOf('GET /deals', { show: 'open', limit: 5 })).toBe(
    "await api('GET /deals', { show: 'open', limit: 5 })",
  )
})
