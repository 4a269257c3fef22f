import { expect, test } from 'vitest'
import { checkCounts, closingLine, playwrightCounts, sum, vitestCounts } from './counts'

test('the closing line names skipped tests only when there are some', () => {
  expect(closingLine({ passed: 3, failed: 0, skipped: 0 })).toBe('3 passed, 0 failed')
  expect(closingLine({ passed: 3, failed: 1, skipped: 2 })).toBe('3 passed, 1 failed, 2 skipped')
})

test('counts of all steps add up', () => {
  const one = { passed: 3, failed: 0, skipped: 1 }
  expect(sum([one, { passed: 4, failed: 2, skipped: 0 }])).toEqual({ passed: 7, failed: 2, skipped: 1 })
})

test('a test file that breaks before its first test counts as a failure', () => {
  const report = {
    numPassedTests: 5,
    numFailedTests: 0,
    numPendingTests: 1,
    numTodoTests: 0,
    testResults: [
      { status: 'passed', assertionResults: [{}] },
      { status: 'failed', assertionResults: [] },
    ],
  }
  expect(vitestCounts(report)).toEqual({ passed: 5, failed: 1, skipped: 1 })
})

test('a browser test that passed only on a second try, and an error outside a test, count as failures', () => {
  const stats = { expected: 4, unexpected: 1, flaky: 1, skipped: 2 }
  expect(playwrightCounts({ stats, errors: [{}] })).toEqual({ passed: 4, failed: 3, skipped: 2 })
})

test('each static check counts as one test', () => {
  const steps = [
    { name: 'lint', ok: true },
    { name: 'types', ok: false },
    { name: 'docs', ok: true },
  ]
  const output = `pass lint\nFAIL types\n${JSON.stringify({ steps })}\n`
  expect(checkCounts(output)).toEqual({ passed: 2, failed: 1, skipped: 0 })
  expect(checkCounts('could not start')).toBeUndefined()
})
