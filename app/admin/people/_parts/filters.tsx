import { Search } from 'lucide-react'
import Form from 'next/form'
import { Button } from '@/components/ui/button'
import { ChipLink } from '@/components/ui/chip'
import { Input } from '@/components/ui/input'
import { type Filter, peopleHref, roleNames, roleWords } from './words'

const standings = { active: 'Active', suspended: 'Suspended' } as const

/** All filters live in the address. */
export function Filters({ filter }: { filter: Filter }) {
  const { q, role, standing } = filter
  return (
    <div className="mb-4 flex flex-wrap items-center gap-x-4 gap-y-3">
      <Form action="/admin/people" scroll={false} className="flex w-full gap-2 sm:w-auto">
        <Input
          key={q}
          name="q"
          type="search"
          defaultValue={q}
          placeholder="Name, e-mail, id or SteamID"
          aria-label="Who"
          before={<Search aria-hidden />}
          autoComplete="off"
          className="sm:w-80"
        />
        {role && <input type="hidden" name="role" value={role} />}
        {standing && <input type="hidden" name="standing" value={standing} />}
        <Button type="submit">Search</Button>
      </Form>
      <nav aria-label="Filters" className="flex flex-wrap gap-1.5">
        {q && (
          <ChipLink href={peopleHref({ role, standing })} remove>
            <span className="max-w-40 truncate">{q}</span>
          </ChipLink>
        )}
        {roleNames.map((each) => (
          <ChipLink
            key={each}
            href={peopleHref({ ...filter, role: each === role ? undefined : each })}
            remove={each === role}
          >
            {roleWords[each]}
          </ChipLink>
        ))}
        {Object.entries(standings).map(([each, word]) => (
          <ChipLink
            key={each}
            href={peopleHref({ ...filter, standing: each === standing ? undefined : each })}
            remove={each === standing}
          >
            {word}
          </ChipLink>
        ))}
      </nav>
    </div>
  )
}
