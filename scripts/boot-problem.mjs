/** Something the person at the terminal can put right; the message says how. */
export class Problem extends Error {
  name = 'Problem'
}
