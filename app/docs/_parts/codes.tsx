import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import { codes } from './reference'

export function Codes() {
  return (
    <Table label="Codes of problems" dense>
      <TableHeader>
        <TableRow>
          <TableHead>Code</TableHead>
          <TableHead>Status</TableHead>
          <TableHead>Meaning</TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {codes().map(({ code, status, means }) => (
          <TableRow key={code} id={`code-${code}`}>
            <TableCell className="font-mono">{code}</TableCell>
            <TableCell className="tabular-nums">{status}</TableCell>
            <TableCell className="min-w-60 whitespace-normal">{means}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}
