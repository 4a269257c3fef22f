'use client'
import { useState } from 'react'
import { cn } from '../ui/cn'
import { ScrollRegion } from '../ui/scroll-region'

export interface HeatCell {
  /** Null: nothing to say. */
  value: number | null
  /** What the cell is, in words. */
  words: string
  note?: 'best' | 'plateau' | undefined
}

type Props = {
  label: string
  xName: string
  yName: string
  xs: string[]
  ys: string[]
  /** One row per `ys`. */
  cells: HeatCell[][]
  format: (value: number) => string
  onChoose?: ((row: number, column: number) => void) | undefined
}

interface Scale {
  least: number
  most: number
}

/** From the weakest to the strongest value that is shown; from nothing where gains and losses meet. */
function scaleOf(cells: HeatCell[][]): Scale {
  const values = cells.flat().flatMap(({ value }) => value ?? [])
  const sizes = values.map(Math.abs)
  const mixed = values.some((value) => value < 0) && values.some((value) => value > 0)
  return { least: mixed ? 0 : Math.min(...sizes), most: Math.max(...sizes) }
}

function tint(value: number, { least, most }: Scale): string {
  const colour = value >= 0 ? 'var(--positive)' : 'var(--negative)'
  const weight = most > least ? (Math.abs(value) - least) / (most - least) : 1
  return `color-mix(in oklch, ${colour} ${Math.round(6 + weight * 34)}%, var(--surface-1))`
}

const notes = { best: 'best', plateau: 'plateau' }

/** Values over two parameters, as a table that is also a picture: every figure stands in its cell. */
export function HeatMap({ label, xName, yName, xs, ys, cells, format, onChoose }: Props) {
  const [chosen, setChosen] = useState<string | null>(null)
  const scale = scaleOf(cells)
  return (
    <div data-slot="heat-map">
      <ScrollRegion label={label} className="overflow-x-auto focus-visible:-outline-offset-2">
        <table className="border-separate border-spacing-0.5 text-xs">
          <caption className="sr-only">
            {label}: {yName} down, {xName} across.
          </caption>
          <thead>
            <tr>
              <th scope="col" className="px-2 py-1 text-left text-2xs font-medium text-fg-3">
                {yName} <span aria-hidden>\</span> {xName}
              </th>
              {xs.map((x) => (
                <th
                  key={x}
                  scope="col"
                  className="num-mono px-2 py-1 text-right text-2xs font-medium text-fg-3"
                >
                  {x}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {cells.map((row, at) => (
              <tr key={ys[at]}>
                <th scope="row" className="num-mono px-2 text-right text-2xs font-medium text-fg-3">
                  {ys[at]}
                </th>
                {row.map((cell, column) => (
                  <td
                    key={xs[column]}
                    style={{ background: cell.value === null ? undefined : tint(cell.value, scale) }}
                    className={cn(
                      'rounded-xs p-0 text-right tabular-nums',
                      cell.note && 'outline-2 outline-offset-0',
                      cell.note === 'best' && 'outline-fg-1',
                      cell.note === 'plateau' && 'outline-info outline-dashed',
                    )}
                  >
                    <button
                      type="button"
                      aria-label={`${cell.words}${cell.note ? `, ${notes[cell.note]}` : ''}`}
                      onClick={() => {
                        setChosen(cell.words)
                        onChoose?.(at, column)
                      }}
                      className="h-7 w-full min-w-11 rounded-xs px-1.5 text-fg-1 focus-visible:-outline-offset-2"
                    >
                      {cell.value === null ? '·' : format(cell.value)}
                    </button>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <p aria-live="polite" className="mt-2 min-h-4 text-xs text-fg-3">
        {chosen ?? 'Choose a cell to read all of it.'}
      </p>
    </div>
  )
}
