/** A sweep that every worker repeats; it must be harmless to run on several workers at once. */
export interface Timer {
  /** `domain.verbNoun`, as a job. */
  name: string
  everyMs: number
  run(): Promise<void>
}
