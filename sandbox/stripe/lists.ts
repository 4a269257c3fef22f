import { z } from 'zod'
import { type Desk, viewAs } from './desk'
import { type Endpoint, endpoint } from './endpoint'
import { int, text } from './input'
import { missing, refused } from './refusal'
import type { Kept, Thing } from './rows'
import type { Series } from './series'

const between = z.union([
  z.strictObject({ gt: int.optional(), gte: int.optional(), lt: int.optional(), lte: int.optional() }),
  int.transform((at) => ({ gt: undefined, gte: at, lt: undefined, lte: at })),
])
const pageShape = {
  limit: int.pipe(z.int().min(1).max(100)).default(10),
  starting_after: text.optional(),
  ending_before: text.optional(),
  created: between.optional(),
}
const asked = z.strictObject(pageShape)
type Asked = z.infer<typeof asked>

/** A list by cursor, newest first: it reads only the rows of the page and those it must leave out on the way. */
export function pageOf(
  desk: Desk,
  series: Series,
  { limit, starting_after, ending_before, created }: Asked,
  url: string,
  fits: (view: Thing) => boolean = () => true,
) {
  const cursor = (id: string, param: string) => {
    const row = desk.world.get(id)
    if (!row || row.owner !== desk.owner) throw missing(kindOf(url), id, param)
    return row.seq
  }
  const least = created?.gte ?? (created?.gt === undefined ? 0 : created.gt + 1)
  const most = created?.lte ?? (created?.lt === undefined ? Number.POSITIVE_INFINITY : created.lt - 1)
  const backwards = ending_before !== undefined
  const rows = backwards
    ? series.oldest(cursor(ending_before, 'ending_before'))
    : series.newest(starting_after ? cursor(starting_after, 'starting_after') : undefined)
  const found: Thing[] = []
  for (const { view, made } of rows) {
    if (!backwards && made < least) break
    if (Number(view.created) < least || Number(view.created) > most || !fits(view)) continue
    found.push(view)
    if (found.length > limit) break
  }
  const data = found.slice(0, limit)
  return {
    object: 'list',
    data: backwards ? data.toReversed() : data,
    has_more: found.length > limit,
    url,
  }
}

const kindOf = (url: string) => url.split('/').at(-1)?.replace(/s$/, '') ?? ''

interface Filters {
  /** Fields with a series of their own; the first one given chooses it. */
  by?: string[]
  /** Fields that only leave rows out. */
  also?: string[]
}

/** `GET <path>` and `GET <path>/:id`. */
export function readable(object: string, path: string, { by = [], also = [] }: Filters = {}): Endpoint[] {
  const names = [...by, ...also]
  const shape = z.strictObject({
    ...pageShape,
    ...Object.fromEntries(names.map((name) => [name, text.optional()])),
  })
  return [
    endpoint(`GET ${path}`, shape, (desk, given) => {
      const wanted = Object.entries(given).filter(
        (pair): pair is [string, string] => names.includes(pair[0]) && typeof pair[1] === 'string',
      )
      const [field, value] = wanted.find(([name]) => by.includes(name)) ?? ['', '']
      return pageOf(
        desk,
        desk.world.list(desk.owner, object, field, value),
        asked.parse(paging(given)),
        path,
        (view) =>
          wanted.every(([name, one]) => String((view as Thing & Record<string, unknown>)[name]) === one),
      )
    }),
    endpoint(`GET ${path}/:id`, z.strictObject({}), (desk, _, id = '') => desk.get(object, id)),
  ]
}

const paging = (given: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(given).filter(([name, value]) => name in pageShape && value !== undefined),
  )

const clause = /^(?:metadata\[["'](?<name>[^"']+)["']\]|(?<field>\w+)):["'](?<value>[^"']*)["']$/

/** `GET <path>/search`: metadata and fields, joined by AND. Unlike Stripe's it is never behind. */
export const found = (object: string, path: string): Endpoint =>
  endpoint(
    `GET ${path}/search`,
    z.strictObject({ query: text, limit: pageShape.limit, page: text.optional() }),
    (desk, { query, limit, page }) => {
      const clauses = query.split(/ AND /i).map((each) => {
        const { name, field, value = '' } = clause.exec(each.trim())?.groups ?? {}
        if (!name && !field)
          throw refused('invalid_search_query', `We were unable to parse: ${each}`, 'query')
        return { key: name ? `metadata.${name}` : (field ?? ''), value }
      })
      const first = clauses.find(({ key }) => key.startsWith('metadata.'))
      const series = desk.world.list(desk.owner, object, first?.key, first?.value)
      const rows = [...searched(series.newest(page ? Number(page) : undefined), clauses, limit + 1)]
      const more = rows.length > limit
      const data = rows.slice(0, limit)
      return {
        object: 'search_result',
        data: data.map((row) => viewAs(row)),
        has_more: more,
        next_page: more ? String(data.at(-1)?.seq) : null,
        url: `${path}/search`,
      }
    },
  )

function* searched(rows: Iterable<Kept>, clauses: { key: string; value: string }[], most: number) {
  let left = most
  for (const row of rows) {
    const fields = row.view as Thing & Record<string, unknown>
    const fits = clauses.every(({ key, value }) => {
      const [name = '', inside] = key.split(/\.(.*)/s)
      const at = fields[name]
      return (
        String(inside && at && typeof at === 'object' ? (at as Record<string, unknown>)[inside] : at) ===
        value
      )
    })
    if (!fits) continue
    yield row
    if (--left === 0) return
  }
}
