import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import type { Definition } from './definition'
import { indicators, withDefaults } from './indicators'

const file = path.join(import.meta.dirname, '..', '..', '..', '..', 'docs', 'strategies.md')

function row(one: Definition): string {
  const params = Object.entries(one.params).map(([name, { choices, min, max, default: usual }]) =>
    choices ? `${name} ${choices[usual]} (${choices.join(', ')})` : `${name} ${usual} (${min} to ${max})`,
  )
  const cells = [
    `\`${one.name}\``,
    one.title,
    one.family,
    one.inputs.join(', '),
    params.join('; ') || 'none',
    one.outputs.join(', '),
    String(one.warmUp(withDefaults(one, {}))),
    one.memory,
  ]
  return `| ${cells.join(' | ')} |`
}

test('docs/strategies.md lists every indicator as it is', () => {
  const head =
    '| name | what | definition | inputs | parameters: default (range) | outputs | warm-up | memory |'
  const rows = [...indicators.values()].sort((a, b) => (a.name < b.name ? -1 : 1)).map(row)
  const table = [head, '|---|---|---|---|---|---|---|---|', ...rows].join('\n')
  const text = readFileSync(file, 'utf8')
  expect(text.split('<!-- indicators -->\n')[1]?.split('\n<!-- /indicators -->')[0]).toBe(table)
})
