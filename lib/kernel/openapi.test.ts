import { expect, test } from 'vitest'
import { z } from 'zod'
import { adminsOnly, anyone, signedIn } from './access'
import { priceMinorSchema } from './money'
import { type Api, openApi } from './openapi'
import { command, query } from './operation'

const view = z.object({ id: z.string(), at: z.date() }).meta({ id: 'DealView' })

const dealView = query(
  {
    name: 'deals.dealView',
    summary: 'One deal.',
    input: z.object({ id: z.string(), verbose: z.stringbool().default(false) }),
    output: view,
    access: anyone,
  },
  async ({ id }) => ({ id, at: new Date(0) }),
)

const buyItem = command(
  {
    name: 'deals.buyItem',
    summary: 'Buys a listing.',
    input: z.object({ listing: z.string().describe('Its id.'), maxPriceMinor: priceMinorSchema }),
    output: z.object({ deal: view }),
    access: signedIn,
    limit: { max: 20, windowS: 60 },
  },
  async () => ({ deal: { id: 'deal_1', at: new Date(0) } }),
)

const addNote = command(
  {
    name: 'ops.addNote',
    summary: 'Writes a note.',
    input: z.object({ id: z.string(), text: z.string().optional() }),
    output: z.object({}),
    access: adminsOnly,
  },
  async () => ({}),
)

const meta = {
  title: 'Tradepost',
  version: '1.0.0',
  description: 'Trades.',
  basePath: '/api/v1',
  problems: { gone: { status: 409, means: 'It is gone.' } },
}
const api: Api = {
  'POST /deals': buyItem,
  'GET /deals/:id': dealView,
  'PATCH /deals/:id/note': addNote,
}

/** The document as a reader of the file sees it. */
const document = () => JSON.parse(JSON.stringify(openApi(api, meta)))

test('every route is there with a stable operation id, its domain as tag and its access rule', () => {
  const { paths, tags, openapi } = document()
  expect(openapi).toBe('3.1.0')
  expect(Object.keys(paths)).toEqual(['/deals', '/deals/{id}', '/deals/{id}/note'])
  expect(tags).toEqual([{ name: 'deals' }, { name: 'ops' }])
  expect(paths['/deals'].post).toMatchObject({
    operationId: 'deals.buyItem',
    tags: ['deals'],
    summary: 'Buys a listing.',
    description: 'Who may: Anyone who is signed in. At most 20 calls in 60 s.',
    security: [{ session: [] }, { token: [] }],
  })
  expect(paths['/deals/{id}'].get.security).toBeUndefined()
})

test('input is split into path, query and body', () => {
  const { paths } = document()
  expect(paths['/deals/{id}'].get.parameters).toMatchObject([
    { name: 'id', in: 'path', required: true, schema: { type: 'string' } },
    { name: 'verbose', in: 'query', required: false },
  ])
  expect(paths['/deals/{id}'].get.requestBody).toBeUndefined()
  const body = paths['/deals'].post.requestBody
  expect(body.required).toBe(true)
  expect(body.content['application/json'].schema).toMatchObject({
    type: 'object',
    required: ['listing', 'maxPriceMinor'],
    properties: {
      listing: { type: 'string', description: 'Its id.' },
      maxPriceMinor: { type: 'integer', minimum: 1, maximum: 100_000_000 },
    },
  })
  const note = paths['/deals/{id}/note'].patch
  expect(note.parameters.map((p: { name: string }) => p.name)).toEqual(['id'])
  expect(note.requestBody.required).toBe(false)
})

test('only a POST takes an Idempotency-Key', () => {
  const { paths } = document()
  expect(paths['/deals'].post.parameters).toMatchObject([
    { name: 'Idempotency-Key', in: 'header', required: false },
  ])
  expect(paths['/deals/{id}/note'].patch.parameters).toHaveLength(1)
})

test('errors are problem+json, and only those that can happen', () => {
  const { paths, components } = document()
  expect(Object.keys(paths['/deals'].post.responses)).toEqual([
    '200',
    '400',
    '401',
    '403',
    '404',
    '409',
    '422',
    '429',
    '503',
  ])
  expect(Object.keys(paths['/deals/{id}'].get.responses)).toEqual(['200', '400', '404', '503'])
  expect(paths['/deals'].post.responses['409'].content).toEqual({
    'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
  })
  expect(components.schemas.Problem.required).toContain('code')
})

test('a named view is written once, dates are ISO strings, and every reference leads somewhere', () => {
  const found = document()
  expect(found.components.schemas.DealView.properties.at).toEqual({ type: 'string', format: 'date-time' })
  const references = [...JSON.stringify(found).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)]
  expect(references.map((match) => match[1])).toContain('DealView')
  for (const [, name] of references) expect(found.components.schemas).toHaveProperty(name ?? '')
})

test('the order of the table does not change the document', () => {
  const reversed = Object.fromEntries(Object.entries(api).reverse()) as Api
  expect(JSON.stringify(openApi(reversed, meta))).toBe(JSON.stringify(openApi(api, meta)))
})

test('a route in another notation is a bug', () => {
  expect(() => openApi({ 'GET /deals/{id}': dealView }, meta)).toThrow(/is written as/)
})

test('a route parameter that the input does not know is a bug, and so is an operation with two routes', () => {
  expect(() => openApi({ 'GET /deals/:deal': dealView }, meta)).toThrow(/no input "deal"/)
  expect(() => openApi({ 'POST /a': buyItem, 'POST /b': buyItem }, meta)).toThrow(/two routes/)
})
