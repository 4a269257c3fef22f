import { expect, test } from 'vitest'
import { gate } from './gate'

test('no more than its places run at once, and everybody gets a turn, also after a failure', async () => {
  const through = gate(3)
  let inside = 0
  let most = 0
  const visit = (n: number) =>
    through(async () => {
      inside++
      most = Math.max(most, inside)
      await new Promise((resolve) => setImmediate(resolve))
      inside--
      if (n % 5 === 0) throw new Error('stumbled')
      return n
    })
  const all = await Promise.allSettled(Array.from({ length: 20 }, (_, n) => visit(n)))
  expect(most).toBe(3)
  expect(all.filter((one) => one.status === 'fulfilled')).toHaveLength(16)
})
