import { z } from 'zod'
import type { Desk } from './desk'
import { type Endpoint, endpoint } from './endpoint'
import { int, text } from './input'
import { readable } from './lists'
import { StripeRefusal } from './refusal'
import type { Customer, Thing } from './rows'
import { run } from './schedule'

interface TestClock extends Thing {
  object: 'test_helpers.test_clock'
  frozen_time: number
  name: string | null
  status: 'ready' | 'advancing'
}

const longestStep = 2 * 366 * 86_400

/** Everything on the clock happens at its own time, in order. */
function advance(desk: Desk, before: TestClock, target: number): TestClock {
  if (target <= before.frozen_time || target > before.frozen_time + longestStep)
    throw new StripeRefusal(400, 'A test clock moves forward, by two years at most.', {
      param: 'frozen_time',
    })
  const { world, merchant } = desk
  const inTime = desk.at({ clock: before.id })
  let clock = before
  for (
    let due = world.nextDue(merchant, clock.id, target);
    due;
    due = world.nextDue(merchant, clock.id, target)
  ) {
    clock = desk.set(clock, { frozen_time: Math.max(clock.frozen_time, due.at) })
    run(inTime, due)
  }
  const ready = desk.set(clock, { frozen_time: target, status: 'ready' })
  desk.emit('test_helpers.test_clock.ready', ready)
  return ready
}

const path = '/v1/test_helpers/test_clocks'

export const clockEndpoints: Endpoint[] = [
  endpoint(
    `POST ${path}`,
    z.strictObject({ frozen_time: int, name: text.optional() }),
    (desk, { frozen_time, name }) =>
      desk.add<TestClock>({
        id: desk.id('clock'),
        object: 'test_helpers.test_clock',
        created: desk.now(),
        deletes_after: desk.now() + 30 * 86_400,
        frozen_time,
        livemode: false,
        name: name ?? null,
        status: 'ready',
        status_details: {},
      } as TestClock),
  ),
  endpoint(
    `POST ${path}/:id/advance`,
    z.strictObject({ frozen_time: int }),
    (desk, { frozen_time }, id = '') => ({
      ...advance(desk, desk.get<TestClock>('test_helpers.test_clock', id), frozen_time),
      status: 'advancing',
    }),
  ),
  endpoint(`DELETE ${path}/:id`, z.strictObject({}), (desk, _, id = '') => {
    desk.get('test_helpers.test_clock', id)
    for (const customer of desk.all<Customer>('customer', 'test_clock', id)) desk.world.remove(customer.id)
    desk.world.remove(id)
    return { id, object: 'test_helpers.test_clock', deleted: true }
  }),
  ...readable('test_helpers.test_clock', path),
]
