import sharp from 'sharp'
import { expect, test } from 'vitest'
import { anonymous } from '@/lib/kernel/access'
import { readMedia } from '@/lib/media'
import { publicProfile } from '@/lib/ops'
import { freshDatabase } from '@/tests/harness/database'
import { ownMedia } from '@/tests/harness/media'
import { newPerson } from '@/tests/harness/people'
import {
  localesOf,
  me,
  removeAvatar,
  sendAvatar,
  signInWithSteam,
  suspendPerson,
  updateProfile,
} from './index'
import { makeSteamProof } from './proof'

const { db, sql } = await freshDatabase()

await ownMedia()

const picture = () =>
  sharp({ create: { width: 64, height: 64, channels: 3, background: 'teal' } })
    .png()
    .toBuffer()

test('a profile keeps what was said and what was left out', async () => {
  const actor = await newPerson(db)
  const said = {
    bio: '  Hooks and bows.\r\nNothing else. ',
    country: 'AT',
    language: 'de',
    zone: 'Europe/Vienna',
  }
  await updateProfile.run({ actor }, said)
  await updateProfile.run({ actor }, { look: { accent: 'teal' }, privacy: { activity: 'nobody' } })
  const after = await updateProfile.run({ actor }, { currency: 'USD', look: { density: 'roomy' } })
  expect(after).toEqual(await me.run({ actor }, {}))
  expect(after).toMatchObject({
    name: 'Test person',
    bio: 'Hooks and bows.\nNothing else.',
    country: 'AT',
    language: 'de',
    zone: 'Europe/Vienna',
    currency: 'USD',
    look: { accent: 'teal', density: 'roomy' },
    privacy: { inventory: 'nobody', library: 'nobody', activity: 'nobody' },
  })
  expect((await localesOf(db, [actor.id]))(actor.id)).toEqual({ language: 'de', zone: 'Europe/Vienna' })
  expect((await updateProfile.run({ actor }, { country: null })).country).toBeNull()
})

test('what cannot be used is named beside its field', async () => {
  const actor = await newPerson(db)
  for (const [field, bad] of Object.entries({
    bio: 'x'.repeat(501),
    country: 'Austria',
    language: 'xx',
    zone: 'Mars/Olympus',
    currency: 'DOGE',
  }))
    await expect(updateProfile.run({ actor }, { [field]: bad })).rejects.toMatchObject({
      code: 'invalid_input',
      fields: { [field]: expect.stringMatching(/\.$/) },
    })
  await expect(updateProfile.run({ actor }, { bio: 'a\u0007b' })).rejects.toMatchObject({
    code: 'invalid_input',
  })
  await expect(updateProfile.run({ actor: anonymous }, {})).rejects.toMatchObject({ status: 401 })
})

test('a picture is shown, outlives a sign-in through Steam, and goes again', async () => {
  const actor = await newPerson(db)
  const { avatarUrl } = await sendAvatar({ actor }, picture)
  expect((await me.run({ actor }, {})).avatarUrl).toBe(avatarUrl)
  expect(await readMedia(avatarUrl.replace('/media/', ''))).not.toBeNull()
  const [row] = await sql`select steam_id from person where id = ${actor.id}`
  const proof = makeSteamProof(row?.steam_id)
  const ofSteam = 'https://avatars.steamstatic.com/a.jpg'
  const desk = { actor: { kind: 'system', name: 'test' } } as const
  expect(await signInWithSteam.run(desk, { proof, avatarUrl: ofSteam })).toMatchObject({ avatarUrl })
  await removeAvatar.run({ actor }, {})
  expect((await me.run({ actor }, {})).avatarUrl).toBeNull()
})

test('nobody but a person in good standing sends pictures, and nothing is read for them before', async () => {
  const [moderator, actor] = [await newPerson(db, 'moderator'), await newPerson(db)]
  await suspendPerson.run({ actor: moderator }, { personId: actor.id, reason: 'A test.', until: null })
  let read = 0
  const reading = () => {
    read++
    return picture()
  }
  await expect(sendAvatar({ actor: anonymous }, reading)).rejects.toMatchObject({ status: 401 })
  await expect(sendAvatar({ actor: { ...actor, suspended: true } }, reading)).rejects.toMatchObject({
    code: 'suspended',
  })
  expect(read).toBe(0)
})

test('others see of a person what its privacy says, the person sees it all', async () => {
  const [actor, other] = [await newPerson(db), await newPerson(db, 'admin')]
  const seenBy = (who: typeof actor | typeof anonymous) =>
    publicProfile.run({ actor: who }, { personId: actor.id })
  expect(await seenBy(anonymous)).toMatchObject({ trades: { sold: 0, bought: 0, forSale: 0 }, items: null })
  await updateProfile.run({ actor }, { privacy: { activity: 'nobody', inventory: 'everyone' } })
  expect(await seenBy(other)).toMatchObject({ trades: null, items: [] })
  await updateProfile.run({ actor }, { privacy: { activity: 'friends', inventory: 'friends' } })
  expect(await seenBy(other)).toMatchObject({ trades: null, items: null })
  expect(await seenBy(actor)).toMatchObject({ trades: { sold: 0 }, items: [] })
  const text = JSON.stringify(await seenBy(other))
  const [row] = await sql`select steam_id from person where id = ${actor.id}`
  expect(text).not.toContain(row?.steam_id)
})
