import { problemCodes } from '@/lib/problem-codes'
import type { Finding } from './finding'
import { filesOf, textOf } from './tree'

const table = 'lib/problem-codes.ts'
const written = /\b(?:refuse|new Refusal|problem)\(\s*'(\w+)'/g
const source = /^(lib|app|server)\b.*\.tsx?$/

/** Codes that the code refuses with and the table does not explain, and codes of the table that nothing uses. */
export function problemFindings(
  root: string,
  codes: readonly string[] = Object.keys(problemCodes),
): Finding[] {
  const files = filesOf(root).filter(
    (file) => source.test(file) && !/\.test\.tsx?$/.test(file) && file !== table,
  )
  const texts = files.map((file) => ({ file, text: textOf(root, file) }))
  const unexplained = texts.flatMap(({ file, text }) =>
    [...text.matchAll(written)]
      .filter(([, code = '']) => !codes.includes(code))
      .map(([, code]) => ({ where: file, what: `refuses with "${code}", which ${table} does not explain` })),
  )
  const unused = codes.filter((code) => !texts.some(({ text }) => new RegExp(`\\b${code}\\b`).test(text)))
  return [
    ...unexplained,
    ...unused.map((code) => ({ where: table, what: `explains "${code}", which nothing uses` })),
  ]
}
