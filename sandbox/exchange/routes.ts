import { z } from 'zod'
import { json } from '../http'
import type { Route } from '../steam/route'
import { binanceRoutes } from './binance'
import { bitgetRoutes } from './bitget'
import { bybitRoutes } from './bybit'
import { venueNames } from './venues'

const spoilt = z.object({
  venue: z.enum(venueNames),
  symbol: z.string(),
  from: z.number(),
  to: z.number(),
  how: z.enum(['missing', 'bad']),
})

/** What an exchange has lost or got wrong, for a person or a test to say. */
const control: Route[] = [
  {
    site: 'house',
    method: 'POST',
    path: /^\/api\/exchange\/spoilt$/,
    handle: ({ exchanges, body }) => {
      exchanges.spoilt.push(spoilt.parse(body))
      return json(exchanges.spoilt)
    },
  },
  {
    site: 'house',
    method: 'DELETE',
    path: /^\/api\/exchange\/spoilt$/,
    handle: ({ exchanges }) => {
      exchanges.spoilt.length = 0
      return json([])
    },
  },
]

export const exchangeRoutes: Route[] = [...bybitRoutes, ...binanceRoutes, ...bitgetRoutes, ...control]
