'use client'
import { PagedTable } from '@/app/_parts/paged-table'
import { Avatar } from '@/components/ui/avatar'
import { Badge } from '@/components/ui/badge'
import { Link } from '@/components/ui/link'
import { type Column, TableCell, TableRow } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import type { FoundPeople, FoundPerson } from '@/lib/identity/schemas/standing'
import { roleTone, roleWords } from './words'

type Props = { first: FoundPeople; query: string; now: string }

const medium = 'hidden md:table-cell'

const columns: Column[] = [
  { name: 'Who' },
  { name: 'Role', className: medium },
  { name: 'SteamID', className: 'hidden lg:table-cell' },
  { name: 'Joined', className: medium },
  { name: 'Last sign-in', className: medium },
]

export const PeopleList = ({ first, query, now }: Props) => (
  <PagedTable
    label="People"
    columns={columns}
    first={first}
    path={`/admin/people?${query}`}
    row={(person) => <Row person={person} now={now} />}
  />
)

function Row({ person, now }: { person: FoundPerson; now: string }) {
  const { id, name, avatarUrl, role, standing, email, steamId, createdAt, signedInAt } = person
  return (
    <TableRow>
      <TableCell className="py-2.5 whitespace-normal">
        <span className="flex min-w-0 items-center gap-3">
          <Avatar name={name} src={avatarUrl ?? undefined} />
          <span className="min-w-0">
            <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
              <Link
                href={`/admin/people/${id}`}
                className="link-quiet inline-flex min-h-6 items-center font-medium break-all"
              >
                {name}
              </Link>
              {standing === 'suspended' && <Badge tone="warning">Suspended</Badge>}
              {role !== 'user' && (
                <Badge tone={roleTone(role)} className="md:hidden">
                  {roleWords[role]}
                </Badge>
              )}
            </span>
            <span className="block text-xs break-all text-fg-3">{email ?? 'no e-mail'}</span>
          </span>
        </span>
      </TableCell>
      <TableCell className={medium}>
        {role === 'user' ? (
          <span className="text-fg-3">User</span>
        ) : (
          <Badge tone={roleTone(role)}>{roleWords[role]}</Badge>
        )}
      </TableCell>
      <TableCell className="num-mono hidden lg:table-cell">
        {steamId ?? <span className="text-fg-3">not linked</span>}
      </TableCell>
      <TableCell className={medium}>
        <Time at={createdAt} now={now} />
      </TableCell>
      <TableCell className={medium}>
        {signedInAt ? <Time at={signedInAt} now={now} /> : <span className="text-fg-3">never</span>}
      </TableCell>
    </TableRow>
  )
}
