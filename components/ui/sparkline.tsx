import { cn } from './cn'

type Props = {
  points: number[]
  width?: number
  height?: number
  tone?: 'accent' | 'neutral' | 'warning'
  /** Draws stairs, for balances that jump. */
  stepped?: boolean | undefined
  /** When the line says something the words beside it do not. */
  label?: string | undefined
  className?: string | undefined
}

const strokes = { accent: 'var(--chart-line)', neutral: 'var(--text-2)', warning: 'var(--warning)' }

function pathOf(points: number[], width: number, height: number, stepped: boolean) {
  const low = Math.min(...points)
  const range = Math.max(...points) - low
  const x = (index: number) => ((index / Math.max(1, points.length - 1)) * width).toFixed(1)
  const y = (value: number) =>
    (range === 0 ? height / 2 : height - 2 - ((value - low) / range) * (height - 4)).toFixed(1)
  return points
    .map((value, index) => {
      if (index === 0) return `M${x(0)} ${y(value)}`
      return stepped ? `H${x(index)}V${y(value)}` : `L${x(index)} ${y(value)}`
    })
    .join('')
}

export function Sparkline(props: Props) {
  const { points, width = 64, height = 24, tone = 'neutral', stepped = false, label, className } = props
  if (points.length < 2) return null
  return (
    <svg
      data-slot="sparkline"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      preserveAspectRatio="none"
      role={label ? 'img' : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
      className={cn('block', className)}
    >
      <path
        d={pathOf(points, width, height, stepped)}
        fill="none"
        stroke={strokes[tone]}
        strokeWidth="1.5"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  )
}
