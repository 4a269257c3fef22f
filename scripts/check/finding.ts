/** One thing a check found wrong: where, and a sentence about it. */
export interface Finding {
  where: string
  what: string
  rule?: string
}
