import { expect, test } from 'vitest'
import { differences, pagesOf } from './matrix'

test('a page that is in no matrix, and one that is gone, are found by their addresses', () => {
  const there = pagesOf([
    'app/page.tsx',
    'app/(market)/deals/[dealId]/page.tsx',
    'app/(market)/deals/list.tsx',
  ])
  expect(there).toEqual(['/', '/deals/[dealId]'])
  expect(differences('pages.ts', there, ['/', '/gone'])).toEqual([
    { where: 'pages.ts', what: 'does not say who may use /deals/[dealId]' },
    { where: 'pages.ts', what: 'speaks of /gone, which does not exist' },
  ])
})
