import { expect, test } from 'vitest'
import openapi from '@/public/openapi.json' with { type: 'json' }
import { freshDatabase } from '@/tests/harness/database'
import { tradingPost } from '@/tests/harness/trading-post'
import { worldOf } from '@/tests/matrix/world'
import { fuzz, reachable } from './run'

await freshDatabase()
const post = await tradingPost()

const requests = 20_000
const seed = 20_261_121

test('20,000 requests by all kinds of callers reach every operation: no 5xx, no answer out of shape, nothing of somebody else', async () => {
  const world = worldOf(post.steam)
  const found = await fuzz({ world, document: openapi, requests, seed })
  expect(found.wrong).toEqual([])
  expect(reachable().filter((name) => !found.reached.has(name))).toEqual([])
  expect(found.requests).toBeGreaterThanOrEqual(requests)
  expect(found.statuses['200']).toBeGreaterThan(requests / 8)
}, 400_000)
