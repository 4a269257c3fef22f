import { type SQL, sql } from 'drizzle-orm'
import { machine } from '@/lib/kernel/machine'

/**
 * A delivery's path is queued, sent, delivered. `sent` is written before the call: one that stays there past its time
 * was interrupted, and is sent again under the same id. Moves are made in batches; the guard is the state in each update.
 */
export const deliveryMachine = machine({
  name: 'deliveries',
  initial: 'queued',
  refusal: 'This delivery is {state}.',
  transitions: [
    { from: 'held', on: 'gather', to: 'sent', who: 'the digest that carries it' },
    { from: ['queued', 'sent'], on: 'send', to: 'sent', who: 'a worker, before the call' },
    { from: 'sent', on: 'deliver', to: 'delivered', who: 'the channel' },
    { from: 'sent', on: 'retry', to: 'queued', who: 'the channel' },
    { from: 'sent', on: 'bounce', to: 'bounced', who: 'the channel: this address is gone' },
    { from: 'sent', on: 'give_up', to: 'dead', who: 'a worker, after the last attempt' },
    { from: 'delivered', on: 'report', to: 'dead', who: 'the vendor, later: it did not arrive after all' },
    {
      from: ['dead', 'bounced', 'delivered'],
      on: 'replay',
      to: 'queued',
      who: 'an admin, or the owner of an endpoint',
    },
    {
      from: ['queued', 'held', 'sent'],
      on: 'suppress',
      to: 'suppressed',
      who: 'the person, or a dead address',
    },
  ],
})

export type DeliveryState = 'queued' | 'held' | 'sent' | 'delivered' | 'bounced' | 'dead' | 'suppressed'

type DeliveryEvent = (typeof deliveryMachine.transitions)[number]['on']

/** The states from which an event leads on, as a literal list, so that partial indexes serve it. */
export function statesBefore(event: DeliveryEvent): SQL {
  const from = deliveryMachine.transitions.filter(({ on }) => on === event).flatMap((each) => each.from)
  return sql.raw(`(${from.map((state) => `'${state}'`).join(', ')})`)
}
