import { SearchFilters } from '../../_parts/search-filters'
import { type Filter, peopleHref, roleNames, roleWords } from './words'

const standings = [
  ['active', 'Active'],
  ['suspended', 'Suspended'],
] as const

export function Filters({ filter }: { filter: Filter }) {
  const { q, role, standing } = filter
  const searched = <span className="max-w-40 truncate">{q}</span>
  const choices = [
    ...(q ? [{ key: 'q', word: searched, href: peopleHref({ role, standing }), on: true }] : []),
    ...roleNames.map((each) => ({
      key: each,
      word: roleWords[each],
      href: peopleHref({ ...filter, role: each === role ? undefined : each }),
      on: each === role,
    })),
    ...standings.map(([each, word]) => ({
      key: each,
      word,
      href: peopleHref({ ...filter, standing: each === standing ? undefined : each }),
      on: each === standing,
    })),
  ]
  const search = {
    name: 'q',
    value: q,
    label: 'Who',
    placeholder: 'Name, e-mail, id or SteamID',
    submit: 'Search',
  }
  return (
    <SearchFilters
      action="/admin/people"
      label="Filters"
      kept={{ role, standing }}
      {...{ search, choices }}
    />
  )
}
