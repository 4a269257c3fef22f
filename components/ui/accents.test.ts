import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const css = (name: string) => readFileSync(path.join(import.meta.dirname, name), 'utf8')

type Tokens = Record<string, string>

/** The tokens of every rule whose selector is one of these, later ones last. */
function tokensOf(source: string, selectors: string[]): Tokens {
  const found: Tokens = {}
  for (const [, selector = '', body = ''] of source.matchAll(/([^{}]+)\{([^}]*)\}/g)) {
    const names = selector
      .replaceAll(/\/\*[^*]*\*\//g, '')
      .split(',')
      .map((one) => one.trim())
    if (!names.some((name) => selectors.includes(name))) continue
    for (const [, name = '', value = ''] of body.matchAll(/(--[\w-]+):\s*([^;]+);/g)) found[name] = value
  }
  return found
}

/** Relative luminance of an OKLCH colour, as WCAG counts it. */
function luminance(oklch: string): number {
  const [l = 0, c = 0, h = 0] = (/oklch\(([^)]+)\)/.exec(oklch)?.[1] ?? '').split(' ').map(Number)
  const [a, b] = [c * Math.cos((h * Math.PI) / 180), c * Math.sin((h * Math.PI) / 180)]
  const l3 = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m3 = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s3 = (l - 0.0894841775 * a - 1.291485548 * b) ** 3
  const rgb = [
    4.0767416621 * l3 - 3.3077115913 * m3 + 0.2309699292 * s3,
    -1.2684380046 * l3 + 2.6097574011 * m3 - 0.3413193965 * s3,
    -0.0041960863 * l3 - 0.7034186147 * m3 + 1.707614701 * s3,
  ].map((part) => Math.min(1, Math.max(0, part)))
  return 0.2126 * (rgb[0] ?? 0) + 0.7152 * (rgb[1] ?? 0) + 0.0722 * (rgb[2] ?? 0)
}

function contrast(one: string | undefined, other: string | undefined): number {
  const [low = 0, high = 0] = [luminance(one ?? ''), luminance(other ?? '')].sort((a, b) => a - b)
  return (high + 0.05) / (low + 0.05)
}

const accents = ['amber', 'teal', 'violet', 'rose']

test.each(['dark', 'light'].flatMap((theme) => accents.map((accent) => [theme, accent] as const)))(
  'in the %s theme the accent %s can be read on every surface',
  (theme, accent) => {
    const t = {
      ...tokensOf(css('themes.css'), [`[data-theme="${theme}"]`]),
      ...tokensOf(css('accents.css'), [`[data-accent="${accent}"]`]),
      ...(theme === 'light'
        ? tokensOf(css('accents.css'), [`[data-theme="light"][data-accent="${accent}"]`])
        : {}),
    }
    for (const surface of ['--surface-0', '--surface-1', '--surface-2', '--surface-3', '--accent-soft'])
      expect(contrast(t['--accent-text'], t[surface]), surface).toBeGreaterThanOrEqual(4.5)
    for (const fill of ['--accent-fill', '--accent-fill-hover'])
      expect(contrast(t['--on-accent'], t[fill]), fill).toBeGreaterThanOrEqual(4.5)
  },
)
