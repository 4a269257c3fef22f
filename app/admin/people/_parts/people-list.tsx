'use client'
import { useMore } from '@/app/_parts/use-more'
import { Avatar } from '@/components/ui/avatar'
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { Link } from '@/components/ui/link'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import type { FoundPeople, FoundPerson } from '@/lib/identity/schemas/standing'
import { ListEnd } from '../../_parts/list-end'
import { roleTone, roleWords } from './words'

type Props = { first: FoundPeople; query: string; now: string }

const medium = 'hidden md:table-cell'

export function PeopleList({ first, query, now }: Props) {
  const { items, more, pending, failed } = useMore<FoundPerson, FoundPeople>(
    first,
    (cursor) => `/admin/people?${query}&cursor=${encodeURIComponent(cursor)}`,
    (page) => page,
  )
  return (
    <>
      <Card>
        <Table label="People">
          <TableHeader>
            <TableRow>
              <TableHead>Who</TableHead>
              <TableHead className={medium}>Role</TableHead>
              <TableHead className="hidden lg:table-cell">SteamID</TableHead>
              <TableHead className={medium}>Joined</TableHead>
              <TableHead className={medium}>Last sign-in</TableHead>
            </TableRow>
          </TableHeader>
          <TableBody>
            {items.map((person) => (
              <Row key={person.id} person={person} now={now} />
            ))}
          </TableBody>
        </Table>
      </Card>
      <ListEnd shown={items.length} more={more} pending={pending} failed={failed} />
    </>
  )
}

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
