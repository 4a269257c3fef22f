import type { Fields } from './form-state'

/** What every group of fields gets. */
export type PartProps = {
  fields: Fields
  change: (more: Partial<Fields>) => void
  /** The sentence for a field of the request. */
  wrong: (name: string) => string | undefined
}
