import type { Random } from '@/lib/kernel/random'

/** 32-bit FNV-1a of a text. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  }
  return hash >>> 0
}

export const pick = <T>(list: readonly [T, ...T[]], random: Random): T =>
  list[Math.floor(random() * list.length)] ?? list[0]

export const between = (low: number, high: number, random: Random): number => low + (high - low) * random()

export const round = (value: number): string => String(Math.round(value * 10) / 10)
