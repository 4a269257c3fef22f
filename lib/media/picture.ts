import sharp from 'sharp'
import { refuse } from '@/lib/kernel/errors'
import { log } from '@/lib/kernel/log'
import { keep } from './store'

export const maxPictureBytes = 2 * 1024 * 1024
/** More than any camera's picture has, less than what would fill the memory. */
const maxPixels = 50_000_000
const smallest = 32
const sidePx = 256

const taken = new Set(['png', 'jpeg', 'webp'])

/**
 * Makes a square WebP of a PNG, JPEG or WebP, the right way up and without anything but its pixels, and keeps it.
 * Gives the name it is kept under. Refuses `bad_picture` with a sentence for everything else.
 */
export async function storePicture(bytes: Uint8Array): Promise<string> {
  if (bytes.byteLength === 0) bad('The file is empty.')
  if (bytes.byteLength > maxPictureBytes) bad('A picture has at most 2 MB.')
  const { format, width, height } = await factsOf(bytes)
  if (!taken.has(format)) bad('Send a PNG, JPEG or WebP picture.')
  if (Math.min(width, height) < smallest) bad(`A picture has at least ${smallest} pixels on each side.`)
  if (width * height > maxPixels) bad('This picture has too many pixels.')
  return keep(await squareOf(bytes))
}

/** The first frame of moving pictures, read strictly: half a file is no picture. */
const open = (bytes: Uint8Array) => sharp(bytes, { limitInputPixels: maxPixels, failOn: 'warning', pages: 1 })

async function factsOf(bytes: Uint8Array) {
  const {
    format = '',
    width = 0,
    height = 0,
  } = await open(bytes)
    .metadata()
    .catch(() => ({ format: '', width: 0, height: 0 }))
  return { format, width, height }
}

async function squareOf(bytes: Uint8Array): Promise<Buffer> {
  try {
    return await open(bytes)
      .rotate()
      .resize(sidePx, sidePx, { fit: 'cover' })
      .webp({ quality: 82 })
      .toBuffer()
  } catch (error) {
    log().info({ reason: error instanceof Error ? error.message : 'unknown' }, 'a picture could not be read')
    bad('This picture is damaged and cannot be read.')
  }
}

function bad(sentence: string): never {
  refuse('bad_picture', sentence, { status: 400, fields: { picture: sentence } })
}
