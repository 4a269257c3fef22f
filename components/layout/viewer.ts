/** The person on this page, as the layout needs to know them. */
export type Viewer = {
  id: string
  name: string
  avatarUrl?: string | undefined
  role: 'user' | 'admin'
  balanceMinor: number
  currency: string
}

export type Theme = 'dark' | 'light'
