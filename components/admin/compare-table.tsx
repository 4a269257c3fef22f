import { cn } from '../ui/cn'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '../ui/table'

export type CompareRow = {
  fact: string
  expected: string
  found: string
  match: 'yes' | 'no' | 'new' | 'not seen'
  /** Compared character by character: ids, floats. */
  mono?: boolean | undefined
}

type Props = { rows: CompareRow[]; label: string; expected: string; found: string }

/** Facts side by side; the last column says in a word whether they agree. */
export function CompareTable({ rows, label, expected, found }: Props) {
  return (
    <Table label={label} dense>
      <TableHeader>
        <TableRow>
          <TableHead>Fact</TableHead>
          <TableHead className="hidden sm:table-cell">{expected}</TableHead>
          <TableHead>{found}</TableHead>
          <TableHead numeric>Match</TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {rows.map((row) => (
          <TableRow key={row.fact}>
            <TableHead scope="row" className="text-xs text-fg-2">
              {row.fact}
            </TableHead>
            <TableCell className={cn('hidden sm:table-cell', row.mono && 'num-mono')}>
              {row.expected}
            </TableCell>
            <TableCell className={cn(row.mono && 'num-mono')}>{row.found}</TableCell>
            <TableCell
              numeric
              className={cn('text-fg-3', row.match === 'no' && 'font-semibold text-warning')}
            >
              {row.match}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}
