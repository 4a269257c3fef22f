/** Colours are read from the tokens, so a theme change means building the chart anew. */
export function inkOf(element: HTMLElement) {
  const style = getComputedStyle(element)
  const token = (name: string) => style.getPropertyValue(name).trim()
  return {
    line: token('--chart-line'),
    bench: token('--chart-bench'),
    grid: token('--chart-grid'),
    volume: token('--chart-volume'),
    outside: token('--chart-oos'),
    text: token('--text-3'),
    strong: token('--text-1'),
    up: token('--positive'),
    down: token('--negative'),
    surface: token('--surface-1'),
    accentSoft: token('--accent-soft'),
    info: token('--info'),
    infoSoft: token('--info-soft'),
    font: `11px ${token('--font-mono')}`,
  }
}

export type Ink = ReturnType<typeof inkOf>

export const clear = (colour: string, alpha: number): string =>
  `color-mix(in oklch, ${colour} ${alpha * 100}%, transparent)`
