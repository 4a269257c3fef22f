import { Sparkline } from '../ui/sparkline'
import { Stat, StatStrip } from '../ui/stat'

export type HealthTile = {
  label: string
  value: string
  hint: string
  /** Late or needs a look: the hint turns orange and says so in words. */
  warn?: boolean | undefined
  points?: number[] | undefined
}

export function HealthStrip({ tiles }: { tiles: HealthTile[] }) {
  return (
    <StatStrip
      label="Health"
      className="mb-4 grid-cols-2 md:grid-cols-3 xl:grid-flow-col xl:auto-cols-fr xl:grid-cols-none"
    >
      {tiles.map((tile) => (
        <Stat
          key={tile.label}
          size="sm"
          label={tile.label}
          value={tile.value}
          hint={tile.hint}
          tone={tile.warn ? 'warning' : undefined}
          aside={tile.points && <Sparkline points={tile.points} tone={tile.warn ? 'warning' : 'neutral'} />}
        />
      ))}
    </StatStrip>
  )
}
