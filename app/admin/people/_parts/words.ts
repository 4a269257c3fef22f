import type { BadgeTone } from '@/components/ui/badge'
import type { RoleName } from '@/lib/identity/schemas/person'

export const roleWords: Record<RoleName, string> = {
  user: 'User',
  provider: 'Provider',
  publisher: 'Publisher',
  moderator: 'Moderator',
  admin: 'Admin',
}

export const roleNames = Object.keys(roleWords) as RoleName[]

export const roleTone = (role: RoleName): BadgeTone =>
  role === 'admin' ? 'accent' : role === 'moderator' ? 'info' : 'neutral'

export interface Filter {
  q?: string | undefined
  role?: string | undefined
  standing?: string | undefined
}

export function peopleQuery(filter: Filter): string {
  const given = Object.entries(filter).filter((entry): entry is [string, string] => Boolean(entry[1]))
  return new URLSearchParams(given).toString()
}

export function peopleHref(filter: Filter): string {
  const query = peopleQuery(filter)
  return query ? `/admin/people?${query}` : '/admin/people'
}
