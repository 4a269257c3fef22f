import { expect, test } from 'vitest'
import { z } from 'zod'
import { api } from './api'

/** Lists that end by themselves, and why. */
const bounded: Record<string, string> = {
  'earnings.myFees': 'the general fee and at most one for each category',
  'goods.suggest': 'six goods at most',
  'identity.myPasskeys': 'an account has at most twenty passkeys',
  'identity.myTokens': 'an account has at most twenty tokens',
  'identity.myWallets': 'an account links at most twenty wallets',
  'identity.people': 'as many as were asked for, a hundred at most',
  'listings.suggest': 'six names at most',
  'notifications.webhooks': 'an account has a few webhooks at most',
  'presence.presences': 'as many as were asked for, a hundred at most',
  'steam.bots': 'our own bots',
  'steam.inventory': 'what Steam shows of one game',
  'strategies.indicators': 'every indicator of the product',
}

const shapeOf = (schema: z.ZodType, io: 'input' | 'output') =>
  z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as {
    type?: string
    properties?: Record<string, { type?: string }>
  }

const isList = (output: ReturnType<typeof shapeOf>) =>
  output.type === 'array' || output.properties?.items?.type === 'array'

const lists = Object.entries(api).filter(([, { output }]) => isList(shapeOf(output, 'output')))

test.each(lists)('%s is read page by page, or ends by itself', (_, { name, input, output }) => {
  const asked = shapeOf(input, 'input').properties ?? {}
  const pages =
    'cursor' in asked && 'limit' in asked && 'nextCursor' in (shapeOf(output, 'output').properties ?? {})
  expect(pages !== name in bounded, bounded[name] ?? 'it has cursor, limit and nextCursor').toBe(true)
})

test('no list is paged by a number or under another name', () => {
  for (const [route, { input, output }] of lists) {
    const names = [
      ...Object.keys(shapeOf(input, 'input').properties ?? {}),
      ...Object.keys(shapeOf(output, 'output').properties ?? {}),
    ]
    expect(
      names.filter((name) => /^(page|offset|skip|after|before|next|rows)$/.test(name)),
      route,
    ).toEqual([])
  }
})
