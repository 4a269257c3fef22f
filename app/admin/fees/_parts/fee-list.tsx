'use client'
import { PagedTable } from '@/app/_parts/paged-table'
import { categoryWords } from '@/components/goods/words'
import { Badge } from '@/components/ui/badge'
import { Link } from '@/components/ui/link'
import { type Column, TableCell, TableRow } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import type { FeeRuleView } from '@/lib/earnings/schemas'
import { ReasonedAct } from '../../_parts/reasoned-act'
import { endRule } from '../actions'

type Props = { first: { items: FeeRuleView[]; nextCursor: string | null }; now: string }

const medium = 'hidden md:table-cell'
const columns: Column[] = [
  { name: 'Of whom and what' },
  { name: 'Kept' },
  { name: 'From and until', className: medium },
  { name: 'Act', numeric: true, hidden: true },
]

const stateWords = {
  running: { text: 'holds', tone: 'positive' },
  to_come: { text: 'to come', tone: 'info' },
  over: { text: 'over', tone: 'line' },
} as const

const words: Record<string, string> = categoryWords

export const FeeList = ({ first, now }: Props) => (
  <PagedTable
    label="Rules"
    columns={columns}
    first={first}
    path="/admin/fees"
    row={(rule) => <Row rule={rule} now={now} />}
  />
)

const scopeOf = ({ seller, category, currency }: FeeRuleView): string =>
  [
    seller?.name ?? 'Every seller',
    category ? (words[category] ?? category) : 'every category',
    ...(currency ? [`in ${currency}`] : []),
  ].join(', ')

function Row({ rule, now }: { rule: FeeRuleView; now: string }) {
  const { text, tone } = stateWords[rule.state]
  return (
    <TableRow id={rule.id}>
      <TableCell className="py-2.5 align-top whitespace-normal">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 font-medium">
          {rule.seller ? (
            <Link href={`/admin/people/${rule.seller.id}`}>{scopeOf(rule)}</Link>
          ) : (
            scopeOf(rule)
          )}
          <Badge tone={tone}>{text}</Badge>
        </p>
      </TableCell>
      <TableCell className="py-2.5 align-top whitespace-normal">{rule.sentence}</TableCell>
      <TableCell className={`${medium} py-2.5 align-top text-xs text-fg-3`}>
        <Time at={rule.validFrom} now={now} />
        {rule.endsAt && (
          <>
            {' to '}
            <Time at={rule.endsAt} now={now} />
          </>
        )}
      </TableCell>
      <TableCell numeric className="py-2.5 align-top">
        {rule.state !== 'over' && (
          <ReasonedAct
            look={{ size: 'sm' }}
            button={
              <>
                End<span className="sr-only"> {scopeOf(rule)}</span>
              </>
            }
            title="End this rule?"
            consequence="From now on the next most exact rule counts. What was earned stays as it is."
            act="End the rule"
            onConfirm={(reason, key) => endRule({ feeRuleId: rule.id, reason }, key)}
          />
        )}
      </TableCell>
    </TableRow>
  )
}
