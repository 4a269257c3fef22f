import { expect, test } from 'vitest'
import { z } from 'zod'
import { anyone } from './access'
import { matchRoute } from './match-route'
import type { Api } from './openapi'
import { query } from './operation'

const named = (name: string) =>
  query({ name, summary: '', input: z.object({}), output: z.object({}), access: anyone }, async () => ({}))

const api: Api = {
  'GET /deals': named('deals.list'),
  'POST /deals': named('deals.buy'),
  'GET /deals/:id': named('deals.view'),
  'GET /deals/mine': named('deals.mine'),
  'POST /deals/:deal/notes/:note': named('deals.note'),
  'GET /': named('ops.root'),
}

const nameAt = (method: string, path: string) => {
  const found = matchRoute(api, method, path)
  return found && 'operation' in found ? [found.operation.name, found.params] : found
}

test('a request finds its operation and its parameters', () => {
  expect(nameAt('GET', '/deals')).toEqual(['deals.list', {}])
  expect(nameAt('GET', '/deals/deal_1')).toEqual(['deals.view', { id: 'deal_1' }])
  expect(nameAt('POST', '/deals/a/notes/b')).toEqual(['deals.note', { deal: 'a', note: 'b' }])
  expect(nameAt('GET', '/')).toEqual(['ops.root', {}])
})

test('a fixed segment beats a parameter', () => {
  expect(nameAt('GET', '/deals/mine')).toEqual(['deals.mine', {}])
})

test('HEAD is answered by GET, and slashes at the end do not matter', () => {
  expect(nameAt('HEAD', '/deals/')).toEqual(['deals.list', {}])
})

test('a known path with another method says which methods there are', () => {
  expect(nameAt('DELETE', '/deals')).toEqual({ allow: ['GET', 'POST'] })
  expect(nameAt('GET', '/deals/a/notes/b')).toEqual({ allow: ['POST'] })
})

test('an unknown or undecodable path is not there', () => {
  for (const path of [
    '/deal',
    '/deals/a/notes',
    '/deals/a/b',
    '/deals/%E0%A4%A',
    '/__proto__',
    '/constructor',
  ]) {
    expect(nameAt('GET', path)).toBeNull()
  }
})

test('parameters are decoded once and cannot smuggle segments', () => {
  expect(nameAt('GET', '/deals/a%2Fnotes')).toEqual(['deals.view', { id: 'a/notes' }])
  expect(nameAt('GET', '/deals/%2525')).toEqual(['deals.view', { id: '%25' }])
})

test('the same route twice is a bug', () => {
  const twice: Api = { 'GET /a/:b': named('x.a'), 'GET /a/:c': named('x.b') }
  expect(() => matchRoute(twice, 'GET', '/a/1')).toThrow(/twice/)
})
