import type { Batch } from '@/lib/strategies/engine/form/run-columns'
import { batch } from '@/lib/strategies/engine/indicators/indicators'

/**
 * Indicators by name, parameters and the columns they were computed from, so that a sweep computes each once. The one
 * that was not asked for the longest goes when there is no more room; it changes no result.
 */
export class IndicatorCache {
  private readonly known = new Map<string, Float64Array[]>()
  private readonly columns = new WeakMap<Float64Array, number>()
  private readonly most: number
  private bytes = 0
  private count = 0

  constructor(mostBytes = 256 * 1024 * 1024) {
    this.most = mostBytes
  }

  readonly batch: Batch = (definition, params, inputs) => {
    const from = inputs.map((column) => this.nameOf(column)).join(' ')
    const key = `${definition.name} ${Object.values(params).join(' ')} of ${from}`
    const found = this.known.get(key)
    if (found) {
      this.known.delete(key)
      this.known.set(key, found)
      return found
    }
    const made = batch(definition, params, inputs)
    this.keep(key, made)
    return made
  }

  private keep(key: string, made: Float64Array[]): void {
    this.bytes += sizeOf(made)
    this.known.set(key, made)
    for (const [oldest, columns] of this.known) {
      if (this.bytes <= this.most) return
      this.known.delete(oldest)
      this.bytes -= sizeOf(columns)
    }
  }

  private nameOf(column: Float64Array): number {
    const known = this.columns.get(column)
    if (known !== undefined) return known
    this.columns.set(column, ++this.count)
    return this.count
  }
}

const sizeOf = (columns: Float64Array[]): number =>
  columns.reduce((sum, { byteLength }) => sum + byteLength, 0)
