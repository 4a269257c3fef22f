import { ArrowLeftRight, Banknote, CircleMinus, Handshake, RotateCcw, Tag } from 'lucide-react'
import type { ReactNode } from 'react'
import { Card, CardHeader } from '../ui/card'
import { CopyId } from '../ui/copy-id'
import { Empty } from '../ui/empty'
import { formatClockSeconds, formatDay } from '../ui/format'
import { Link } from '../ui/link'
import { Money } from '../ui/money'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '../ui/table'

export type StatementLine = {
  /** The posting's public id. */
  id: string
  at: string
  kind: 'purchase' | 'sale' | 'refund' | 'top-up' | 'fee' | 'other'
  title: string
  detail: string
  amountMinor: number
  balanceMinor: number
  /** The deal it belongs to. */
  href?: string | undefined
}

type Props = {
  lines: StatementLine[]
  currency?: string
  filters?: ReactNode
  /** The last row: what came before the lines shown. */
  before?: { label: string; balanceMinor: number } | undefined
  /** Said instead when filters match nothing. */
  empty?: { title: string; text: string } | undefined
}

const icons = {
  purchase: Handshake,
  sale: Tag,
  refund: RotateCcw,
  'top-up': Banknote,
  fee: CircleMinus,
  other: ArrowLeftRight,
}

const untouched = {
  title: 'Nothing has moved yet',
  text: 'Buy or sell: every movement is written here with its id.',
}

export function StatementTable({ lines, currency = 'EUR', filters, before, empty = untouched }: Props) {
  return (
    <Card data-slot="statement" className="overflow-hidden">
      <CardHeader title="Statement">{filters}</CardHeader>
      {lines.length === 0 ? (
        <Empty title={empty.title}>{empty.text}</Empty>
      ) : (
        <Table label="Statement">
          <TableHeader>
            <TableRow>
              <TableHead className="hidden md:table-cell">Date, UTC</TableHead>
              <TableHead>What</TableHead>
              <TableHead className="hidden lg:table-cell">Posting</TableHead>
              <TableHead numeric>Amount</TableHead>
              <TableHead numeric className="hidden sm:table-cell">
                Balance
              </TableHead>
            </TableRow>
          </TableHeader>
          <TableBody>
            {lines.map((line) => (
              <Line key={line.id} line={line} currency={currency} />
            ))}
          </TableBody>
          {before && (
            <tfoot>
              <tr className="border-t bg-surface-0 text-fg-2">
                <td className="hidden md:table-cell" />
                <td className="h-11 px-3 first:pl-4">{before.label}</td>
                <td className="hidden lg:table-cell" />
                <td className="sm:hidden" />
                <td className="hidden sm:table-cell" />
                <td className="hidden px-3 pr-4 text-right sm:table-cell">
                  <Money minor={before.balanceMinor} currency={currency} />
                </td>
              </tr>
            </tfoot>
          )}
        </Table>
      )}
    </Card>
  )
}

function Line({ line, currency }: { line: StatementLine; currency: string }) {
  const Icon = icons[line.kind]
  const at = new Date(line.at)
  return (
    <TableRow>
      <TableCell className="hidden h-13 md:table-cell">
        <time dateTime={line.at}>
          {formatDay(at)} <span className="text-xs text-fg-3">{formatClockSeconds(at)}</span>
        </time>
      </TableCell>
      <TableCell className="h-14 w-full max-w-0 md:h-13">
        <span className="flex items-center gap-3">
          <Icon aria-hidden className="hidden size-4 shrink-0 text-fg-3 md:block" />
          <span className="min-w-0 leading-4.5">
            {line.href ? (
              <Link href={line.href} className="block truncate font-medium hover:underline">
                {line.title}
              </Link>
            ) : (
              <span className="block truncate font-medium">{line.title}</span>
            )}
            <span className="block truncate text-xs text-fg-3">
              <span className="md:hidden">{formatDay(at)}, </span>
              {line.detail}
            </span>
          </span>
        </span>
      </TableCell>
      <TableCell className="hidden lg:table-cell">
        <CopyId label="posting" value={line.id} bare />
      </TableCell>
      <TableCell numeric>
        <Money minor={line.amountMinor} currency={currency} signed plainOut className="font-medium" />
      </TableCell>
      <TableCell numeric className="hidden text-fg-2 sm:table-cell">
        <Money minor={line.balanceMinor} currency={currency} />
      </TableCell>
    </TableRow>
  )
}
