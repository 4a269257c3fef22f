import { log } from '@/lib/kernel/log'
import { claimDue } from './claim'
import { type Lane, unwritable } from './lanes'
import type { Outcome } from './port'
import { tellingsOf } from './read-tellings'
import { recordResults } from './record'
import type { Channel } from './schemas'

/** Few enough that a death doubles little, many enough that the connections are never idle. */
const batchSize = 24

/** One lane writes and claims while the other one waits for answers. */
const lanes = 2

/** Sends what is due on a channel until nothing is left, and returns how many calls were made. */
export async function sendDue(channel: Channel, through: Lane): Promise<number> {
  const sent = await Promise.all(Array.from({ length: lanes }, () => sendInLane(channel, through)))
  return sent.reduce((sum, each) => sum + each, 0)
}

async function sendInLane(channel: Channel, through: Lane): Promise<number> {
  let sent = 0
  for (;;) {
    const claimed = await claimDue(channel, batchSize)
    if (claimed.length === 0) return sent
    const tellings = await tellingsOf(claimed)
    const outcomes = await Promise.all(
      tellings.map((telling) => (telling ? through.deliver(telling) : unwritable)),
    )
    const results = claimed.map((one, n) => ({ claimed: one, outcome: outcomes[n] ?? unanswered }))
    await recordResults(channel, results)
    sent += claimed.length
    for (const { claimed: one, outcome } of results) {
      if (outcome.kind !== 'delivered') log().warn({ channel, delivery: one.id, ...outcome }, 'not delivered')
    }
    if (outcomes.some(({ kind }) => kind === 'broken')) return sent
  }
}

const unanswered: Outcome = { kind: 'retry', reason: 'no answer' }
