import { Badge, type BadgeTone } from '@/components/ui/badge'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import { Code } from './code'
import type { FieldDoc, OperationDoc } from './reference'

const tones: Record<string, BadgeTone> = {
  GET: 'info',
  POST: 'positive',
  PUT: 'warning',
  PATCH: 'warning',
  DELETE: 'negative',
}

/** One operation, closed until somebody opens it; the browser does that without a script. */
export function Operation({ operation }: { operation: OperationDoc }) {
  const { id, method, path, summary, rule, limit, fields, answer, problems, curl, program } = operation
  return (
    <details
      id={id}
      data-words={`${method} ${path} ${id} ${summary}`.toLowerCase()}
      className="group border-b last:border-b-0"
    >
      <summary className="flex flex-wrap items-center gap-x-2.5 gap-y-1 px-4 py-2.5 hover:bg-surface-2 focus-visible:-outline-offset-2">
        <Badge tone={tones[method]} className="w-14 justify-center">
          {method}
        </Badge>
        <h3 className="min-w-0 font-mono text-sm break-words">{path}</h3>
        <span className="basis-full text-xs text-fg-3 md:ml-auto md:basis-auto">{summary}</span>
      </summary>
      <div className="flex flex-col gap-4 px-4 pt-1 pb-5">
        <dl className="grid gap-x-6 gap-y-1 text-xs sm:grid-cols-[max-content_minmax(0,1fr)]">
          <dt className="text-fg-3">Who may</dt>
          <dd>{rule}</dd>
          <dt className="text-fg-3">How often</dt>
          <dd>{limit ?? 'No limit of its own.'}</dd>
          <dt className="text-fg-3">Name</dt>
          <dd className="font-mono">{id}</dd>
        </dl>
        {fields.length > 0 && <Fields id={id} fields={fields} />}
        <Code label={`Answer of ${id}, 200`} title="Answer, 200">
          {answer}
        </Code>
        <ul className="flex flex-col gap-1 text-xs text-fg-3">
          {problems.map((each) => (
            <li key={each.status}>
              <span className="font-mono text-fg-2">{each.status}</span> {each.means}
            </li>
          ))}
        </ul>
        <Code label={`Shell example of ${id}`} title="curl">
          {curl}
        </Code>
        <Code label={`TypeScript example of ${id}`} title="TypeScript">
          {program}
        </Code>
      </div>
    </details>
  )
}

function Fields({ id, fields }: { id: string; fields: FieldDoc[] }) {
  return (
    <Table label={`Input of ${id}`} dense>
      <TableHeader>
        <TableRow>
          <TableHead>Input</TableHead>
          <TableHead>In</TableHead>
          <TableHead>Type</TableHead>
          <TableHead>Meaning</TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {fields.map(({ name, place, type, required, note }) => (
          <TableRow key={`${place} ${name}`}>
            <TableCell className="font-mono">
              {name}
              {required && <span className="font-sans text-fg-3"> · required</span>}
            </TableCell>
            <TableCell>{place}</TableCell>
            <TableCell className="max-w-80 font-mono whitespace-pre-wrap">{type}</TableCell>
            <TableCell className="min-w-60 whitespace-normal">{note}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}
