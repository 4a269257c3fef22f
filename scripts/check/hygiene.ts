import type { Finding } from './finding'
import { filesOf, textOf } from './tree'

const binary = /\.(png|jpe?g|webp|avif|gif|ico|woff2?|ttf|gz|zip|wasm|pdf)$/

/** The character classes keep these patterns from finding themselves. */
const patterns: [RegExp, string][] = [
  [/(?<![\w.])\/(?:home|Users)\/[a-z][\w.-]*\//i, "a path into somebody's home folder"],
  [/(?<![\w.])\/root\/[\w.]/, "a path into somebody's home folder"],
  [/\b[A-Z]:\\+Users\\+\w/, "a path into somebody's home folder"],
  [/-{5}BEGIN (?:[A-Z]+ )*PRIVATE KEY-{5}/, 'a private key'],
  [/\b(?:sk|rk)_live_[0-9a-zA-Z]{10,}/, 'a live payment key'],
  [/\bgh[pousr]_[0-9A-Za-z]{30,}/, 'an access token'],
  [/\bAKIA[0-9A-Z]{16}\b/, 'a cloud access key'],
  [/\bxox[abprs]-[0-9A-Za-z-]{10,}/, 'a chat token'],
  [/_auth(?:Token)?\s*=\s*\S/, 'a registry token'],
  [/^registry\s*=/m, 'a registry address'],
]

/** Text that belongs to one machine or one person and must not be committed. */
export function hygieneFindings(root: string): Finding[] {
  const findings: Finding[] = []
  for (const file of filesOf(root)) {
    if (binary.test(file)) continue
    const text = textOf(root, file)
    for (const [pattern, what] of patterns) {
      const found = pattern.exec(text)
      if (!found) continue
      const line = text.slice(0, found.index).split('\n').length
      findings.push({ where: `${file}:${line}`, what })
    }
  }
  return findings
}
