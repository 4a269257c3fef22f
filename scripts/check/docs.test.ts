import { expect, test } from 'vitest'
import { plant } from '@/tests/harness/plant'
import { docFindings } from './docs'

const tree = {
  'package.json': JSON.stringify({ scripts: { start: '', check: '', bench: '' } }),
  'bench/ledger.ts': '',
  'lib/deals/index.ts': '',
  'lib/deals/schemas.ts': '',
  'app/(market)/market/page.tsx': '',
  'docs/adr/0001-embedded.md': '# One\n\n## The Proof, twice!\n',
}

const routes = new Set(['/market', '/deals/:id'])

const findingsIn = (markdown: string, file = 'README.md') =>
  docFindings(plant({ ...tree, [file]: markdown }), (route) => routes.has(route)).map(({ what }) => what)

test.each([
  '`lib/deals/index.ts`',
  '`lib/deals`',
  '`lib/deals/`',
  '`lib/<domain>/index.ts`',
  '`lib/*/{index,schemas}.ts`',
  '`lib/deals/index.ts:12`',
  '`schemas.ts`',
  '`npm start`',
  '`npm run check -- --write`',
  '`npm run bench -- ledger`',
  '`npm ci`',
  '`/market`',
  '`GET /deals/:id`',
  '`http://localhost:3000/market`',
  '`http://127.0.0.1:3100/people`',
  '`/usr/bin/chromium`',
  '`.tradepost/pg/log`',
  '`deals.settled`, `and/or`, `price / 100`, `text/html`, `a => b`, `@/lib/x`',
  '[one](docs/adr/0001-embedded.md)',
  '[one](docs/adr/0001-embedded.md#the-proof-twice)',
  '[out](https://example.com/x.md) [mail](mailto:a@b.c)',
  '```\nlib/gone.ts\nnpm start   # both\n```',
])('%s is fine', (markdown) => {
  expect(findingsIn(markdown)).toEqual([])
})

test.each([
  ['`lib/deals/gone.ts`', 'lib/deals/gone.ts does not exist'],
  ['`lib/gone/`', 'lib/gone/ does not exist'],
  ['`scirpts/check.ts`', 'scirpts/check.ts does not exist'],
  ['`lib/<domain>/gone.ts`', 'lib/<domain>/gone.ts does not exist'],
  ['`lib/deals/{index,gone}.ts`', 'lib/deals/{index,gone}.ts does not exist'],
  ['`gone.ts`', 'no file is called gone.ts'],
  ['`npm run deploy`', 'npm run deploy: package.json has no script "deploy"'],
  ['`npm run bench -- gone`', 'npm run bench -- gone: there is no bench/gone.ts'],
  ['```\n$ npm run deploy\n```', 'npm run deploy: package.json has no script "deploy"'],
  ['`/gone`', '/gone is not a route of the house'],
  ['`POST /gone/:id`', '/gone/:id is not a route of the house'],
  ['`http://localhost:3000/gone`', '/gone is not a route of the house'],
  ['[one](docs/gone.md)', 'links to docs/gone.md, which does not exist'],
  [
    '[one](docs/adr/0001-embedded.md#gone)',
    'links to #gone, a heading that docs/adr/0001-embedded.md has not',
  ],
])('%s is found', (markdown, what) => {
  expect(findingsIn(markdown)).toEqual([what])
})

test('in docs/ links and paths start from the file or from the root', () => {
  const markdown = '[one](adr/0001-embedded.md) [home](../README.md) `adr/0001-embedded.md` `lib/deals`'
  expect(docFindings(plant({ ...tree, 'README.md': '', 'docs/life.md': markdown }), () => false)).toEqual([])
  expect(findingsIn('[one](docs/adr/0001-embedded.md)', 'docs/life.md')).toHaveLength(1)
})

test('a finding names the file and the line', () => {
  const root = plant({ ...tree, 'docs/life.md': 'one\n\nthree `lib/gone.ts`\n' })
  expect(docFindings(root, () => true)).toEqual([
    { where: 'docs/life.md:3', what: 'lib/gone.ts does not exist' },
  ])
})
