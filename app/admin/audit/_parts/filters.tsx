import { Search } from 'lucide-react'
import Form from 'next/form'
import { Button } from '@/components/ui/button'
import { ChipLink } from '@/components/ui/chip'
import { Input } from '@/components/ui/input'
import { actWords, auditHref } from './words'

type Props = { subject: string | undefined; act: string | undefined; acts: string[] }

/** Both filters live in the address. */
export function Filters({ subject, act, acts }: Props) {
  return (
    <div className="mb-4 flex flex-wrap items-center gap-x-4 gap-y-3">
      <Form action="/admin/audit" scroll={false} className="flex w-full gap-2 sm:w-auto">
        <Input
          key={subject}
          name="subject"
          type="search"
          defaultValue={subject}
          placeholder="Id of a deal, bot or person"
          aria-label="Subject"
          before={<Search aria-hidden />}
          autoComplete="off"
          className="sm:w-80"
        />
        {act && <input type="hidden" name="act" value={act} />}
        <Button type="submit">Filter</Button>
      </Form>
      <nav aria-label="Acts" className="flex flex-wrap gap-1.5">
        {subject && (
          <ChipLink href={auditHref({ act })} remove>
            <span className="num-mono max-w-40 truncate">{subject}</span>
          </ChipLink>
        )}
        {acts.map((each) => (
          <ChipLink
            key={each}
            href={auditHref({ subject, act: each === act ? undefined : each })}
            remove={each === act}
          >
            {actWords(each)}
          </ChipLink>
        ))}
      </nav>
    </div>
  )
}
