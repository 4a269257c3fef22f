import type { BadgeTone } from '@/components/ui/badge'
import type { RoleName } from '@/lib/identity/schemas/person'
import { filterHref } from '../../_parts/filter-chips'

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

export type Filter = { q?: string | undefined; role?: string | undefined; standing?: string | undefined }

export const peopleHref = (filter: Filter): string => filterHref('/admin/people', filter)
