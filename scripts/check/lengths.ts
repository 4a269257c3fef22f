import type { Finding } from './finding'
import { filesOf, textOf } from './tree'

const maxLines = 400
const counted = /\.(ts|tsx|mjs|cjs|css)$/
const generated = /^((data|db\/migrations|public)\/|client\/routes\.ts$)/

export function lengthFindings(root: string): Finding[] {
  return filesOf(root)
    .filter((file) => counted.test(file) && !generated.test(file))
    .map((file) => ({ file, lines: textOf(root, file).trimEnd().split('\n').length }))
    .filter(({ lines }) => lines > maxLines)
    .map(({ file, lines }) => ({
      where: file,
      what: `${lines} lines; at ${maxLines} a file ends, name its second idea and move it out`,
    }))
}
