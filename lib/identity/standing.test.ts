import { afterEach, expect, test } from 'vitest'
import type { Role } from '@/lib/kernel/access'
import { inMs, now, setClock } from '@/lib/kernel/clock'
import { listItem } from '@/lib/listings'
import { frame } from '@/lib/ops'
import { freshDatabase } from '@/tests/harness/database'
import { cookieOf, newPerson } from '@/tests/harness/people'
import { endSuspensions } from './end-suspensions'
import {
  actorOfCookie,
  createToken,
  me,
  mySuspension,
  objectToSuspension,
  personOfBearer,
  restorePerson,
  setRole,
  signOut,
  suspendPerson,
  updateProfile,
} from './index'

const { db, sql } = await freshDatabase()

afterEach(() => setClock(() => new Date()))

const reason = 'Sold one item twice.'
const dayMs = 86_400_000

async function suspended(until: Date | null = null) {
  const [moderator, mara] = [await newPerson(db, 'moderator'), await newPerson(db)]
  const input = { personId: mara.id, reason, until: until?.toISOString() ?? null }
  await suspendPerson.run({ actor: moderator }, input)
  const actor = await actorOfCookie(await cookieOf(mara.id))
  return { moderator, mara, actor }
}

const eventsOf = async (personId: string): Promise<string[]> =>
  (await sql<{ type: string }[]>`select type from event where aggregate = ${personId} order by id`).map(
    ({ type }) => type,
  )

test('a suspended person reads their own and is refused every command but those open to them', async () => {
  const { actor } = await suspended()
  expect(actor).toMatchObject({ kind: 'person', suspended: true })
  expect((await me.run({ actor }, {})).name).toBe('Test person')
  expect((await frame.run({ actor }, {})).suspended).toEqual({ until: null })
  const { suspension } = await mySuspension.run({ actor }, {})
  expect(suspension).toMatchObject({ reason, until: null, objection: null })
  const listing = { appId: 570, assetId: '1', priceMinor: 100, currency: 'EUR', publish: true }
  for (const refused of [
    updateProfile.run({ actor }, { name: 'Somebody else' }),
    createToken.run({ actor }, { name: 'a', scope: 'read', days: 1 }),
    listItem.run({ actor }, listing),
  ])
    await expect(refused).rejects.toMatchObject({ code: 'suspended', status: 403 })
  await signOut.run({ actor }, {})
})

test('a suspension ends every session at once, and tokens rest while it lasts', async () => {
  const [admin, mara] = [await newPerson(db, 'admin'), await newPerson(db)]
  const cookie = await cookieOf(mara.id)
  const { secret } = await createToken.run({ actor: mara }, { name: 'a', scope: 'read', days: 1 })
  await suspendPerson.run({ actor: admin }, { personId: mara.id, reason, until: null })
  expect(await actorOfCookie(cookie)).toEqual({ kind: 'anonymous' })
  const [ended] = await sql`select ended_by from session where person_id = ${mara.id}`
  expect(ended?.ended_by).toBe('suspended')
  await expect(personOfBearer(secret, undefined)).rejects.toMatchObject({ code: 'suspended' })
  await restorePerson.run({ actor: admin }, { personId: mara.id, reason: 'It was a mistake.' })
  expect((await personOfBearer(secret, undefined)).id).toBe(mara.id)
  const audit = await sql`select act, reason from audit where subject = ${mara.id} order by at, id`
  expect(audit.map(({ act }) => act)).toEqual([
    'identity.createToken',
    'identity.suspendPerson',
    'identity.restorePerson',
  ])
  expect(await eventsOf(mara.id)).toEqual([
    'identity.signedIn',
    'identity.personSuspended',
    'identity.suspensionEnded',
  ])
})

test('a suspension ends by itself at its time, and its end is told once', async () => {
  const { mara, moderator } = await suspended(inMs(now(), dayMs))
  const cookie = await cookieOf(mara.id)
  expect(await actorOfCookie(cookie)).toMatchObject({ suspended: true })
  await endSuspensions()
  expect(await eventsOf(mara.id)).not.toContain('identity.suspensionEnded')
  setClock(() => inMs(new Date(), dayMs + 1_000))
  expect(await actorOfCookie(cookie)).not.toHaveProperty('suspended')
  await Promise.all([endSuspensions(), endSuspensions()])
  expect((await eventsOf(mara.id)).filter((type) => type === 'identity.suspensionEnded')).toHaveLength(1)
  const [row] =
    await sql`select ended_by, ended_at = until_at as on_time from suspension where person_id = ${mara.id}`
  expect(row).toEqual({ ended_by: 'time', on_time: true })
  await expect(restorePerson.run({ actor: moderator }, { personId: mara.id, reason })).rejects.toMatchObject({
    code: 'not_suspended',
  })
})

test('a suspended moderator is a user while it lasts', async () => {
  const [admin, moderator] = [await newPerson(db, 'admin'), await newPerson(db, 'moderator')]
  await suspendPerson.run({ actor: admin }, { personId: moderator.id, reason, until: null })
  const actor = await actorOfCookie(await cookieOf(moderator.id))
  expect(actor).toMatchObject({ role: 'user', suspended: true })
})

test('one judges people of a lower rank only, and nobody themselves', async () => {
  const roles: Role[] = ['user', 'provider', 'publisher', 'moderator', 'admin']
  const allowed: string[] = []
  for (const by of roles)
    for (const of of roles) {
      const [actor, target] = [await newPerson(db, by), await newPerson(db, of)]
      const done = await suspendPerson.run({ actor }, { personId: target.id, reason, until: null }).then(
        () => true,
        () => false,
      )
      if (done) allowed.push(`${by} ${of}`)
    }
  expect(allowed).toEqual([
    'moderator user',
    'moderator provider',
    'moderator publisher',
    'admin user',
    'admin provider',
    'admin publisher',
    'admin moderator',
  ])
  const admin = await newPerson(db, 'admin')
  const self = suspendPerson.run({ actor: admin }, { personId: admin.id, reason, until: null })
  await expect(self).rejects.toMatchObject({ code: 'own_standing' })
})

test('roles are given by admins alone, and the same role again changes nothing', async () => {
  const [admin, moderator, mara] = [
    await newPerson(db, 'admin'),
    await newPerson(db, 'moderator'),
    await newPerson(db),
  ]
  const input = { personId: mara.id, role: 'provider', reason: 'Their papers are in order.' }
  await expect(setRole.run({ actor: moderator }, input)).rejects.toMatchObject({ code: 'not_found' })
  await setRole.run({ actor: admin }, input)
  await setRole.run({ actor: admin }, input)
  expect(await eventsOf(mara.id)).toEqual(['identity.roleChanged'])
})

test('the end of a suspension lies ahead, and a second one waits for the first', async () => {
  const [moderator, mara] = [await newPerson(db, 'moderator'), await newPerson(db)]
  const suspend = (until: Date | null) =>
    suspendPerson.run(
      { actor: moderator },
      { personId: mara.id, reason, until: until?.toISOString() ?? null },
    )
  await expect(suspend(inMs(now(), -1))).rejects.toMatchObject({ code: 'wrong_end' })
  await suspend(inMs(now(), dayMs))
  await expect(suspend(null)).rejects.toMatchObject({ code: 'suspended_already' })
  setClock(() => inMs(new Date(), 2 * dayMs))
  await suspend(null)
})

test('a suspended person objects once', async () => {
  const { actor } = await suspended()
  const object = () => objectToSuspension.run({ actor }, { objection: 'The second sale was undone at once.' })
  await object()
  await expect(object()).rejects.toMatchObject({ code: 'objected_already' })
  expect((await mySuspension.run({ actor }, {})).suspension?.objection).toMatch(/undone at once/)
})
