/** The person on this page, as the layout needs to know them. */
export type Viewer = {
  id: string
  name: string
  avatarUrl?: string | undefined
  role: 'user' | 'admin'
  balanceMinor: number
  currency: string
  /** Deals that wait for this person. */
  moves: number
  /** Notifications that wait to be read. */
  unread: number
}

export type Theme = 'dark' | 'light'
