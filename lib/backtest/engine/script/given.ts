/** What goes back to whoever started a script: JSON, and columns of one length. */
export interface Given {
  head: string
  bodies: Float64Array[]
}
