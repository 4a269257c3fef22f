import { Search } from 'lucide-react'
import Form from 'next/form'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { type Choice, FilterChips } from './filter-chips'

type Props = {
  /** The page that is filtered. */
  action: string
  search: { name: string; value: string | undefined; label: string; placeholder: string; submit: string }
  /** The other filters, kept when one searches. */
  kept: Record<string, string | undefined>
  /** Names the choices for screen readers. */
  label: string
  choices: readonly Choice[]
}

/** A search field and choices beside it; all of it lives in the address, so it works without script. */
export function SearchFilters({ action, search, kept, label, choices }: Props) {
  return (
    <div className="mb-4 flex flex-wrap items-center gap-x-4 gap-y-3">
      <Form action={action} scroll={false} className="flex w-full gap-2 sm:w-auto">
        <Input
          key={search.value}
          name={search.name}
          type="search"
          defaultValue={search.value}
          placeholder={search.placeholder}
          aria-label={search.label}
          before={<Search aria-hidden />}
          autoComplete="off"
          className="sm:w-80"
        />
        {Object.entries(kept).map(
          ([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />,
        )}
        <Button type="submit">{search.submit}</Button>
      </Form>
      <FilterChips label={label} choices={choices} />
    </div>
  )
}
