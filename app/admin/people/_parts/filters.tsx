import { toggles } from '../../_parts/filter-chips'
import { SearchFilters } from '../../_parts/search-filters'
import { type Filter, peopleHref, roleNames, roleWords } from './words'

export function Filters({ filter }: { filter: Filter }) {
  const { q, role, standing } = filter
  const searched = <span className="max-w-40 truncate">{q}</span>
  const choices = [
    ...(q ? [{ key: 'q', word: searched, href: peopleHref({ role, standing }), on: true }] : []),
    ...toggles(
      roleNames,
      role,
      (each) => roleWords[each],
      (each) => peopleHref({ ...filter, role: each }),
    ),
    ...toggles(
      ['active', 'suspended'],
      standing,
      (each) => (each === 'active' ? 'Active' : 'Suspended'),
      (each) => peopleHref({ ...filter, standing: each }),
    ),
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
