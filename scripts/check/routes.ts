import { api } from '@/lib/api'
import { filesOf } from './tree'

type Pattern = string[]

/** Whether a path that people can open exists: a page, a route handler, a file of public/ or a route of the API. */
export function routeFinder(root: string): (path: string) => boolean {
  const files = filesOf(root)
  const pages = files.flatMap((file) => {
    const found = /^app\/(?:(.*)\/)?(?:page|route)\.tsx?$/.exec(file)
    return found ? [pagePattern(found[1] ?? '')] : []
  })
  const open = new Set(files.filter((file) => file.startsWith('public/')).map((file) => file.slice(6)))
  const ofApi = Object.keys(api).map((route) => segments(route.slice(route.indexOf('/'))))
  return (path) => {
    const [bare = ''] = path.split(/[?#]/)
    if (open.has(bare)) return true
    const asked = segments(bare)
    const toApi = asked[0] === 'api' && asked[1] === 'v1'
    if (toApi) return asked.length === 2 || ofApi.some((route) => fits(route, asked.slice(2)))
    return pages.some((page) => fits(page, asked)) || ofApi.some((route) => fits(route, asked))
  }
}

const segments = (path: string): Pattern => path.split('/').filter((segment) => segment !== '')

/** Groups and slots are not part of a path. */
const pagePattern = (folder: string): Pattern =>
  segments(folder).filter((segment) => !/^\(.*\)$|^@/.test(segment))

const isParameter = (segment: string) => /^[:[{<]|^\*$/.test(segment)

function fits(pattern: Pattern, asked: Pattern): boolean {
  const rest = pattern.findIndex((segment) => segment.startsWith('[...') || segment.startsWith('[[...'))
  if (rest >= 0) {
    const least = rest + (pattern[rest]?.startsWith('[[') ? 0 : 1)
    return asked.length >= least && fits(pattern.slice(0, rest), asked.slice(0, rest))
  }
  return (
    pattern.length === asked.length &&
    pattern.every((segment, n) => isParameter(segment) || segment === asked[n])
  )
}
