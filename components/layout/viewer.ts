/** The person on this page, as the layout needs to know them. */
export type Viewer = {
  id: string
  name: string
  avatarUrl?: string | undefined
  role: 'user' | 'provider' | 'publisher' | 'moderator' | 'admin'
  /** May look but not act. */
  suspended?: { until: string | null } | null | undefined
  /** When the account will be deleted, ISO 8601. */
  leavesAt?: string | null | undefined
  look?: { accent: string; density: string } | undefined
  balanceMinor: number
  currency: string
  /** Deals that wait for this person. */
  moves: number
  /** Notifications that wait to be read. */
  unread: number
}

export const isStaff = ({ role }: Pick<Viewer, 'role'>): boolean => role === 'moderator' || role === 'admin'

export type Theme = 'dark' | 'light'
