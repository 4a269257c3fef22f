import { expect, test } from 'vitest'
import { plant } from '@/tests/harness/plant'
import { problemFindings } from './problems'

test('a code that the table does not explain is found with its file, and so is one that nothing uses', () => {
  const root = plant({
    'lib/deals/buy.ts': "refuse(\n  'out_of_stock',\n  'Gone.',\n)\nthrow new Refusal('known', 'Yes.')\n",
    'lib/deals/buy.test.ts': "refuse('only_in_a_test', '')\n",
  })
  expect(problemFindings(root, ['known', 'forgotten'])).toEqual([
    {
      where: 'lib/deals/buy.ts',
      what: 'refuses with "out_of_stock", which lib/problem-codes.ts does not explain',
    },
    { where: 'lib/problem-codes.ts', what: 'explains "forgotten", which nothing uses' },
  ])
})
