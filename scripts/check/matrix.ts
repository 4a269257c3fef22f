import { examples } from '@/tests/matrix/examples'
import { allOperations } from '@/tests/matrix/operations'
import { pages } from '@/tests/matrix/pages'
import type { Finding } from './finding'
import { filesOf } from './tree'

/** Operations and pages that the authorisation matrix does not know, and lines of it that mean nothing any more. */
export async function matrixFindings(root: string): Promise<Finding[]> {
  const operations = [...(await allOperations()).keys()]
  return [
    ...differences('tests/matrix/examples.ts', operations, Object.keys(examples)),
    ...differences('tests/matrix/pages.ts', pagesOf(filesOf(root)), Object.keys(pages)),
  ]
}

/** The addresses of the page files: groups are no part of them. */
export const pagesOf = (files: string[]): string[] =>
  files.flatMap((file) => {
    const found = /^app\/((?:.*\/)?)page\.tsx$/.exec(file)
    return found ? [`/${(found[1] ?? '').replaceAll(/\([^)]*\)\//g, '').replace(/\/$/, '')}`] : []
  })

export function differences(where: string, there: string[], listed: string[]): Finding[] {
  const missing = there.filter((each) => !listed.includes(each))
  const gone = listed.filter((each) => !there.includes(each))
  return [
    ...missing.map((each) => ({ where, what: `does not say who may use ${each}` })),
    ...gone.map((each) => ({ where, what: `speaks of ${each}, which does not exist` })),
  ]
}
