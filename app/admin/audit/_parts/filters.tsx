import { toggles } from '../../_parts/filter-chips'
import { SearchFilters } from '../../_parts/search-filters'
import { actWords, auditHref } from './words'

type Props = { subject: string | undefined; act: string | undefined; acts: string[] }

export function Filters({ subject, act, acts }: Props) {
  const searched = <span className="num-mono max-w-40 truncate">{subject}</span>
  const choices = [
    ...(subject ? [{ key: 'subject', word: searched, href: auditHref({ act }), on: true }] : []),
    ...toggles(acts, act, actWords, (each) => auditHref({ subject, act: each })),
  ]
  const search = {
    name: 'subject',
    value: subject,
    label: 'Subject',
    placeholder: 'Id of a deal, bot or person',
    submit: 'Filter',
  }
  return <SearchFilters action="/admin/audit" label="Acts" kept={{ act }} {...{ search, choices }} />
}
