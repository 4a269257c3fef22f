import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase } from '@/tests/harness/database'
import { startOutside } from '@/tests/harness/reached'
import { type Looked, runNotifications } from './run'

beforeAll(async () => {
  await freshDatabase()
})
const sandbox = await startOutside()
afterAll(() => sandbox.close())

const runs = 300
const wantedKills = 2

/** After a quarter and after half of as many messages as notifications: always in the middle of something. */
const byProgress = ({ ended, kills }: Looked): boolean =>
  kills < wantedKills && ended >= ((kills + 1) * runs) / 4

test('while channels fail and workers are killed nothing is lost, and a number that can be asked hears nothing twice', async () => {
  const { recount, faults, kills } = await runNotifications({
    sandbox,
    runs,
    people: 24,
    workers: 1,
    seed: 7,
    logFile: path.join(tmpdir(), `notifications-${process.pid}.log`),
    hanging: false,
    killNow: byProgress,
    patienceMs: 180_000,
  })
  expect(recount.wrong).toEqual([])
  expect(recount.metrics).toMatchObject({
    notifications: runs,
    notificationsMissing: 0,
    notificationsTwice: 0,
    deliveriesMissing: 0,
    deliveriesOpen: 0,
    deliveriesEndedBadly: 0,
    deliveredButNeverArrived: 0,
    arrivedButNotDelivered: 0,
    strangeMessages: 0,
  })
  expect(Object.keys(recount.channels).sort()).toEqual([
    'discord',
    'email',
    'push',
    'sms',
    'telegram',
    'webhook',
  ])
  expect(recount.channels.sms).toMatchObject({ repeated: 0, repeatedAfterLostAnswer: 0 })
  expect(faults.injected.reduce((sum, { struck }) => sum + struck, 0)).toBeGreaterThan(10)
  expect(kills).toBe(wantedKills)
}, 240_000)
