import type { OrderRowView } from '@/lib/orders/schemas'
import { Badge } from '../ui/badge'
import { Card, CardHeader } from '../ui/card'
import { Link } from '../ui/link'
import { LinkButton } from '../ui/link-button'
import { Money } from '../ui/money'
import { Time } from '../ui/time'
import { stateTone, stateWords } from './words'

type Props = {
  title: string
  rows: readonly OrderRowView[]
  hrefOf: (row: OrderRowView) => string
  /** Who stands on the other side: "from", "to". */
  towards: string
  /** The next page. */
  next: string | null
  now: string
}

export function OrderList({ title, rows, hrefOf, towards, next, now }: Props) {
  return (
    <>
      <Card>
        <CardHeader title={title} />
        <ul aria-label={title} className="divide-y">
          {rows.map((row) => (
            <li
              key={row.id}
              className="relative flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-3 hover:bg-surface-2"
            >
              <div className="min-w-0 flex-1 basis-52">
                <Link
                  href={hrefOf(row)}
                  className="block truncate font-medium text-fg-1 after:absolute after:inset-0"
                >
                  {row.title}
                </Link>
                <p className="truncate text-xs text-fg-3">
                  {towards} {row.otherName}, <Time at={row.createdAt} now={now} />
                </p>
              </div>
              <Badge tone={stateTone(row.state)}>{stateWords(row.state)}</Badge>
              <Money
                minor={row.totalMinor}
                currency={row.currency}
                className="w-24 text-right font-semibold"
              />
            </li>
          ))}
        </ul>
      </Card>
      {next && (
        <div className="mt-6 flex justify-center">
          <LinkButton href={next}>Older ones</LinkButton>
        </div>
      )}
    </>
  )
}
