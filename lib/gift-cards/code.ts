import { randomBytes } from 'node:crypto'
import { keyedHashOf } from '@/lib/kernel/crypto'

/** Crockford's: no letter that looks like a digit. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const length = 16

/** 80 bits: `7KQ2-M0XV-9TBC-4HNE`. */
export function newCode(): string {
  // 256 is a multiple of 32, so every character is equally likely.
  const letters = [...randomBytes(length)].map((byte) => alphabet[byte % alphabet.length]).join('')
  return letters.match(/.{4}/g)?.join('-') ?? letters
}

const meant: Record<string, string> = { O: '0', I: '1', L: '1' }

/** What stands for a code in the database. The same for every way to type it. */
export const hashOfCode = (typed: string): Buffer => keyedHashOf({ giftCard: plain(typed) })

export const last4Of = (code: string): string => plain(code).slice(-4)

const plain = (typed: string): string =>
  typed
    .toUpperCase()
    .replaceAll(/[\s-]/g, '')
    .replaceAll(/[OIL]/g, (letter) => meant[letter] ?? letter)
