import { expect, test } from 'vitest'
import { z } from 'zod'
import { signedIn } from './access'
import { clientTypes } from './client-types'
import { openApi } from './openapi'
import { command } from './operation'

const buy = command(
  {
    name: 'deals.buy',
    summary: 'Buys.',
    input: z.object({ listingId: z.string(), note: z.string().optional() }),
    output: z.object({ dealId: z.string() }),
    access: signedIn,
  },
  async () => ({ dealId: 'deal_1' }),
)

test('path and body are one input by the name of the route, and the codes of problems are a union', () => {
  const meta = { title: '', version: '1', description: '', basePath: '/api/v1' }
  const problems = { gone: { status: 409, means: 'Gone.' }, late: { status: 409, means: 'Late.' } }
  const types = clientTypes(openApi({ 'POST /listings/:listingId/deals': buy }, { ...meta, problems }))
  expect(types).toContain("  code: 'gone' | 'late'\n")
  expect(types).toContain(
    "  /** Buys. */\n  'POST /listings/:listingId/deals': {\n    input: {\n      listingId: string\n      note?: string\n    }\n    output: {\n      dealId: string\n    }\n  }\n",
  )
})
