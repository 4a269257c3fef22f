import { z } from 'zod'

const minute = 60_000

/** How long a bar lasts, by the name of its frame. */
export const frameMs = {
  '1m': minute,
  '5m': 5 * minute,
  '15m': 15 * minute,
  '30m': 30 * minute,
  '1h': 60 * minute,
  '4h': 240 * minute,
  '1d': 1_440 * minute,
} as const

export type Frame = keyof typeof frameMs

export const frames = Object.keys(frameMs) as [Frame, ...Frame[]]

export const frameSchema = z.enum(frames, `A frame is one of ${frames.join(', ')}.`)
