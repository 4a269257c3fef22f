import { beforeAll, describe, expect, test } from 'vitest'
import { plant } from '@/tests/harness/plant'
import { borderFindings, borderNames } from './borders'
import type { Finding } from './finding'

/** A house in which every import is allowed. */
const house: Record<string, string> = {
  'app/market/page.tsx':
    "import { buyItem } from '@/lib/deals'\nimport { Card } from '@/components/ui/card'\nexport default () => <Card>{buyItem}</Card>\n",
  'server.ts': "import { close } from '@/db/client'\nimport { doors } from '@/lib/doors'\nclose(doors)\n",
  'workers/main.ts': "import { log } from '@/lib/kernel/log'\nimport { jobs } from '@/lib/jobs'\nlog(jobs)\n",
  'components/ops/part.tsx':
    "import { dealPart } from '@/lib/ops/schemas/deal-part'\nexport const part = dealPart\n",
  'components/ui/card.tsx': "import { cn } from './cn'\nexport const Card = cn\n",
  'components/ui/cn.ts': 'export const cn = () => null\n',
  'components/deals/deal-card.tsx':
    "import { dealView } from '@/lib/deals/schemas'\nimport { formatMoney } from '@/lib/kernel/money'\nimport type { Problem } from '@/lib/kernel/door'\nimport { Card } from '../ui/card'\nexport const x: Problem = [dealView, formatMoney, Card]\n",
  'lib/api.ts': "import { api } from '@/lib/deals/api'\nexport { api }\n",
  'lib/jobs.ts': "import { jobs } from '@/lib/deals'\nexport { jobs }\n",
  'lib/doors.ts': "import { buyItem } from '@/lib/deals'\nexport const doors = buyItem\n",
  'lib/deals/api.ts': "import { buyItem } from './buy-item'\nexport const api = buyItem\n",
  'lib/deals/index.ts': "export { buyItem } from './buy-item'\nexport const jobs = []\n",
  'lib/deals/buy-item.ts':
    "import { deal } from '@/db/schema/deals'\nimport { trade } from '@/lib/steam'\nimport { price } from './engine/price'\nimport { dealPage } from './queries'\nexport const buyItem = [deal, trade, price, dealPage]\n",
  'lib/deals/buy-item.test.ts':
    "import { freshDatabase } from '@/tests/harness'\nimport { steam } from '@/sandbox/steam/server'\nimport { buyItem } from './buy-item'\nfreshDatabase(buyItem, steam)\n",
  'lib/deals/queries.ts':
    "import { deal } from '@/db/schema/deals'\nimport { steamTrade } from '@/db/schema/steam'\nexport const dealPage = [deal, steamTrade]\n",
  'lib/deals/schemas.ts':
    "import { z } from 'zod'\nimport { formatMoney } from '@/lib/kernel/money'\nexport const dealView = [z, formatMoney]\n",
  'lib/deals/engine/price.ts':
    "import { formatMoney } from '@/lib/kernel/money'\nimport { step } from './step'\nexport const price = [formatMoney, step]\n",
  'lib/deals/engine/step.ts': 'export const step = 1\n',
  'lib/ops/schemas/deal-part.ts':
    "import { z } from 'zod'\nimport { dealView } from '@/lib/deals/schemas'\nimport { part } from './part'\nexport const dealPart = [z, dealView, part]\n",
  'lib/ops/schemas/part.ts': 'export const part = 1\n',
  'lib/steam/index.ts': "export { trade } from './adapters/steam'\n",
  'lib/steam/adapters/steam.ts':
    "import Community from 'steamcommunity'\nimport cs2 from '@/data/steam/cs2.json'\nexport const trade = [Community, cs2]\n",
  'lib/steam/trade-row.ts': 'export const tradeRow = 1\n',
  'lib/identity/session.ts': "import { getToken } from 'next-auth/jwt'\nexport { getToken }\n",
  'lib/backtest/engine/run.ts':
    "import { compile } from '@/lib/strategies/engine/form/compile'\nexport const run = compile\n",
  'lib/strategies/engine/form/compile.ts': 'export const compile = 1\n',
  'lib/strategies/schemas.ts': 'export const form = 1\n',
  'lib/kernel/door.ts': "import { event } from '@/db/schema/kernel'\nexport type Problem = typeof event\n",
  'lib/kernel/log.ts': "import { env } from './env'\nexport const log = env\n",
  'lib/kernel/env.ts': 'export const env = () => null\n',
  'lib/kernel/money.ts': 'export const formatMoney = 1\n',
  'lib/kernel/clock.ts': 'export const now = 1\n',
  'db/client.ts':
    "import postgres from 'postgres'\nimport { env } from '@/lib/kernel/env'\nexport const close = [postgres, env]\n",
  'db/schema/deals.ts': "import { steamTrade } from './steam'\nexport const deal = steamTrade\n",
  'db/schema/steam.ts': 'export const steamTrade = 1\n',
  'db/schema/kernel.ts': 'export const event = 1\n',
  'db/seed/demo.ts':
    "import { buyItem } from '@/lib/deals'\nimport cs2 from '@/data/steam/cs2.json'\nbuyItem(cs2)\n",
  'sandbox/main.ts': "import './steam/server'\n",
  'sandbox/steam/server.ts': "import cs2 from '@/data/steam/cs2.json'\nexport const steam = cs2\n",
  'scripts/up.ts': "import { buyItem } from '@/lib/deals'\nbuyItem()\n",
  'tests/harness/index.ts':
    "import { steam } from '@/sandbox/steam/server'\nimport { tradeRow } from '@/lib/steam/trade-row'\nexport const freshDatabase = [steam, tradeRow]\n",
  'bench/deals.ts':
    "import { deal } from '@/db/schema/deals'\nimport { buyItem } from '@/lib/deals/buy-item'\nbuyItem(deal)\n",
  'data/steam/cs2.json': '{}\n',
}

/** One file per way to break a border: rule, file, what it wrongly imports. */
const crimes: [rule: string, file: string, imports: string][] = [
  ['no-cycles', 'lib/deals/circle-a.ts', './circle-b'],
  ['app-is-a-door', 'app/market/rows.ts', '@/db/schema/deals'],
  ['app-is-a-door', 'app/market/raw.ts', '@/db/client'],
  ['workers-are-a-door', 'workers/tables.ts', '@/db/schema/deals'],
  ['workers-are-a-door', 'workers/paint.ts', '@/components/ui/card'],
  ['components-are-leaves', 'components/deals/reach.tsx', '@/lib/deals'],
  ['components-are-leaves', 'components/deals/secret.tsx', '@/lib/kernel/env'],
  ['components-are-leaves', 'components/deals/disk.tsx', 'node:fs'],
  ['components-are-leaves', 'components/deals/page.tsx', '@/app/market/page'],
  ['kit-knows-nothing', 'components/ui/deal-chip.tsx', '@/lib/deals/schemas'],
  ['kit-knows-nothing', 'components/charts/deals.tsx', '../deals/deal-card'],
  ['schemas-travel', 'lib/steam/schemas.ts', './trade-row'],
  ['schemas-travel', 'lib/identity/schemas.ts', 'node:crypto'],
  ['schemas-travel', 'lib/ops/schemas/secret.ts', 'node:crypto'],
  ['public-face-only', 'lib/deals/deep.ts', '@/lib/ops/schemas/deep/row'],
  ['lib-knows-no-door', 'lib/deals/render.ts', '@/app/market/page'],
  ['lib-knows-no-door', 'lib/deals/borrow.ts', '@/tests/harness'],
  ['db-is-the-floor', 'db/schema/orders.ts', '@/lib/kernel/money'],
  ['db-is-the-floor', 'db/seed/page.ts', '@/app/market/page'],
  ['public-face-only', 'lib/deals/peek.ts', '@/lib/steam/trade-row'],
  ['public-face-only', 'app/market/peek.ts', '@/lib/steam/trade-row'],
  ['public-face-only', 'lib/reactions.ts', '@/lib/steam/trade-row'],
  ['public-face-only', 'scripts/peek.ts', '@/lib/steam/trade-row'],
  ['pure-engine', 'lib/deals/engine/clock.ts', '@/lib/kernel/clock'],
  ['pure-engine', 'lib/deals/engine/disk.ts', 'node:fs'],
  ['pure-engine', 'lib/deals/engine/domain.ts', '../trade-note'],
  ['pure-engine', 'lib/backtest/engine/shape.ts', '@/lib/strategies/schemas'],
  ['pure-engine', 'lib/backtest/engine/disk.ts', 'node:fs'],
  ['public-face-only', 'lib/backtest/peek.ts', '@/lib/strategies/engine/form/compile'],
  ['own-tables-only', 'lib/deals/trades.ts', '@/db/schema/steam'],
  ['own-tables-only', 'lib/deals/client.ts', '@/db/client'],
  ['own-tables-only', 'lib/kernel/deals.ts', '@/db/schema/deals'],
  ['vendors-live-in-adapters', 'lib/steam/poll.ts', 'steam-tradeoffer-manager'],
  ['vendors-live-in-adapters', 'app/market/pay.ts', 'stripe'],
  ['vendors-live-in-adapters', 'app/market/session.ts', 'next-auth/jwt'],
  ['one-way-out', 'lib/deals/call.ts', 'undici'],
  ['one-way-out', 'app/market/call.ts', 'node:https'],
  ['sandbox-is-the-outside', 'sandbox/steam/cheat.ts', '@/lib/kernel/money'],
  ['sandbox-is-the-outside', 'lib/steam/cheat.ts', '@/sandbox/steam/server'],
  ['data-is-a-leaf', 'data/steam/loader.ts', 'node:fs'],
  ['data-is-a-leaf', 'app/market/data.ts', '@/data/steam/cs2.json'],
]

const accomplices: Record<string, string> = {
  'lib/deals/circle-b.ts': "import * as back from './circle-a'\nexport const x = back\n",
  'lib/ops/schemas/deep/row.ts': 'export const row = 1\n',
  'lib/deals/trade-note.ts': 'export const note = 1\n',
}

const planted = Object.fromEntries(
  crimes.map(([, file, imports]) => [file, `import * as wrong from '${imports}'\nexport const x = wrong\n`]),
)

let findings: Finding[] = []

beforeAll(async () => {
  findings = await borderFindings(plant({ ...house, ...accomplices, ...planted }))
})

describe('borders', () => {
  test('a house that keeps every border has no finding', async () => {
    expect(await borderFindings(plant(house))).toEqual([])
  })

  test.each(crimes)('%s: %s may not import %s', (rule, file) => {
    const found = findings.filter(({ where }) => where === file)
    expect([...new Set(found.map((finding) => finding.rule))]).toEqual([rule])
  })

  test('nothing but the planted imports is reported', () => {
    const guilty = new Set([...crimes.map(([, file]) => file), ...Object.keys(accomplices)])
    expect(findings.filter(({ where }) => !guilty.has(where))).toEqual([])
  })

  test('every border has a planted violation', () => {
    expect([...new Set(crimes.map(([rule]) => rule))].sort()).toEqual([...borderNames].sort())
  })

  test('a domain with a file and a folder of schemas is a failure', async () => {
    const both = { ...house, 'lib/deals/schemas/deal.ts': 'export const deal = 1\n' }
    expect(await borderFindings(plant(both))).toMatchObject([{ where: 'lib/deals' }])
  })

  test('an empty map is a failure', async () => {
    const [finding] = await borderFindings(plant({}))
    expect(finding?.what).toMatch(/module map is empty/)
  })

  test('a map in which no TypeScript was read is a failure', async () => {
    const [finding] = await borderFindings(plant({ 'lib/a.ts': 'export const a = 1\n' }))
    expect(finding?.what).toMatch(/was not read/)
  })
})
