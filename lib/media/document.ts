import sharp from 'sharp'
import { refuse } from '@/lib/kernel/errors'

const maxDocumentBytes = 4 * 1024 * 1024
const maxPixels = 50_000_000
const longestSidePx = 2_000

export interface Document {
  type: 'image/webp' | 'application/pdf'
  bytes: Buffer
}

/**
 * What somebody shows, told by its content and never by its name: a picture without anything but its pixels, or a PDF as it
 * is. Keeps nothing. Refuses `bad_file` with a sentence for everything else.
 */
export async function safeDocument(bytes: Buffer): Promise<Document> {
  if (bytes.byteLength === 0) bad('The file is empty.')
  if (bytes.byteLength > maxDocumentBytes) bad('A file has at most 4 MB.')
  if (isPdf(bytes)) return { type: 'application/pdf', bytes }
  const picture = () => sharp(bytes, { limitInputPixels: maxPixels, failOn: 'warning', pages: 1 })
  const known = await picture()
    .metadata()
    .catch(() => null)
  if (!known || !['png', 'jpeg', 'webp'].includes(known.format ?? ''))
    bad('Send a PNG, JPEG or WebP picture, or a PDF.')
  const made = await picture()
    .rotate()
    .resize(longestSidePx, longestSidePx, { fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 82 })
    .toBuffer()
    .catch(() => null)
  return { type: 'image/webp', bytes: made ?? bad('This picture is damaged and cannot be read.') }
}

/** Its head at the start and its mark of the end near the end, as readers of PDF want it. */
const isPdf = (bytes: Buffer): boolean =>
  bytes.subarray(0, 5).toString('latin1') === '%PDF-' &&
  bytes.subarray(-1_024).toString('latin1').includes('%%EOF')

function bad(sentence: string): never {
  refuse('bad_file', sentence, { status: 400, fields: { file: sentence } })
}
