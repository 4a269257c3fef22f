import path from 'node:path'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { inMs } from '@/lib/kernel/clock'
import { ownMedia } from '@/tests/harness/media'
import { folderStore } from './adapters/folder'
import { forgetMedia, isMediaName, maxPictureBytes, readMedia, storePicture } from './index'

const root = await ownMedia()

let shade = 0
const canvas = (width = 300, height = 200) =>
  sharp({ create: { width, height, channels: 3, background: { r: ++shade, g: 90, b: 10 } } })

test.each(['png', 'jpeg', 'webp'] as const)('a %s becomes a square WebP without metadata', async (format) => {
  const sent = await canvas()
    .withExif({ IFD0: { Copyright: 'Secret place' }, IFD3: { GPSLatitude: '48/1 12/1 0/1' } })
    .toFormat(format)
    .toBuffer()
  expect(sent.includes('Secret place')).toBe(true)
  const name = await storePicture(sent)
  expect(isMediaName(name)).toBe(true)
  const kept = Buffer.from((await readMedia(name)) ?? [])
  expect(kept.includes('Secret place')).toBe(false)
  expect(await sharp(kept).metadata()).toMatchObject({ format: 'webp', width: 256, height: 256 })
  expect((await sharp(kept).metadata()).exif).toBeUndefined()
})

test('a picture that a camera marked as turned is shown the right way up', async () => {
  const half = await sharp({ create: { width: 64, height: 32, channels: 3, background: 'white' } })
    .png()
    .toBuffer()
  const sent = await sharp({ create: { width: 64, height: 64, channels: 3, background: 'black' } })
    .composite([{ input: half, top: 0, left: 0 }])
    .withMetadata({ orientation: 3 })
    .jpeg()
    .toBuffer()
  const kept = (await readMedia(await storePicture(sent))) ?? new Uint8Array()
  const { data, info } = await sharp(kept).raw().toBuffer({ resolveWithObject: true })
  expect(data[0], 'the white half is now below').toBeLessThan(60)
  expect(data[(info.height - 1) * info.width * info.channels]).toBeGreaterThan(200)
})

test('what is no picture is refused with a sentence', async () => {
  const png = await canvas().png().toBuffer()
  const noise = Buffer.from(Array.from({ length: 120_000 }, (_, n) => (n * 7919) % 251))
  const photo = await sharp(noise, { raw: { width: 200, height: 200, channels: 3 } })
    .png()
    .toBuffer()
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64"><script/></svg>')
  const bad = {
    'an SVG': svg,
    'a GIF': await canvas().gif().toBuffer(),
    'a text': Buffer.from('hello'),
    'half a file': photo.subarray(0, photo.length / 2),
    'a tiny one': await canvas(8, 8).png().toBuffer(),
    nothing: Buffer.alloc(0),
    'a large one': Buffer.concat([png, Buffer.alloc(maxPictureBytes)]),
  }
  for (const [what, bytes] of Object.entries(bad))
    await expect(storePicture(bytes), what).rejects.toMatchObject({
      code: 'bad_picture',
      fields: { picture: expect.stringMatching(/\.$/) },
    })
})

test('a small file that would unfold into too many pixels is refused before it is read', async () => {
  const bomb = await sharp({ create: { width: 9_000, height: 9_000, channels: 3, background: 'black' } })
    .png({ compressionLevel: 9 })
    .toBuffer()
  expect(bomb.byteLength).toBeLessThan(maxPictureBytes)
  await expect(storePicture(bomb)).rejects.toMatchObject({ code: 'bad_picture' })
})

test('only names of ours are read', async () => {
  for (const name of ['../../etc/passwd', 'x.webp', `${'0'.repeat(64)}.webp`, `${'0'.repeat(64)}.svg`])
    expect(await readMedia(name)).toBeNull()
})

test('what is old and unused is forgotten, and nothing else', async () => {
  const [used, unused] = [
    await storePicture(await canvas().png().toBuffer()),
    await storePicture(await canvas().png().toBuffer()),
  ]
  const unusedOf = async (names: readonly string[]) => names.filter((name) => name === unused)
  await forgetMedia(inMs(new Date(), -3_600_000), unusedOf)
  expect(await readMedia(unused)).not.toBeNull()
  await forgetMedia(inMs(new Date(), 60_000), unusedOf)
  expect(await readMedia(unused)).toBeNull()
  expect(await readMedia(used)).not.toBeNull()
})

test('a folder that is not there yet holds nothing', async () => {
  const store = folderStore(path.join(root, 'nowhere'))
  expect(await store.olderThan(new Date())).toEqual([])
  expect(await store.read(`${'0'.repeat(64)}.webp`)).toBeNull()
  await store.remove(`${'0'.repeat(64)}.webp`)
})
