import { expect, it } from 'vitest'
import { localGroups, mergeGroups } from './palette-groups'

const admin = {
  id: 'usr_1',
  name: 'ilse',
  role: 'admin' as const,
  balanceMinor: 0,
  currency: 'EUR',
  moves: 0,
  unread: 0,
}

const labels = (groups: { label: string; items: { label: string }[] }[]) =>
  groups.flatMap((group) => group.items.map((item) => `${group.label}: ${item.label}`))

it('offers the admin pages to admins only, and sign-in to strangers only', () => {
  expect(labels(localGroups('', admin))).toContain('Go to: Admin')
  expect(labels(localGroups('', { ...admin, role: 'user' }))).not.toContain('Go to: Admin')
  expect(labels(localGroups('', null))).toContain('Go to: Sign in')
})

it('finds the pages of an area by their names, and those of admins for admins only', () => {
  const found = (word: string, role: 'admin' | 'moderator' | 'user') =>
    labels(localGroups(word, { ...admin, role }))
  expect(found('secur', 'user')).toContain('Go to: Account: Security')
  expect(found('deliver', 'admin')).toContain('Go to: Admin: Deliveries')
  expect(found('deliver', 'moderator')).not.toContain('Go to: Admin: Deliveries')
  expect(found('people', 'moderator')).toContain('Go to: Admin: People')
  expect(labels(localGroups('secur', null))).not.toContain('Go to: Account: Security')
})

it('always leaves a way to search the market for what was typed', () => {
  const [search] = localGroups('50% off & more', null).at(-1)?.items ?? []
  expect(search?.href).toBe('/market?q=50%25%20off%20%26%20more')
})

it('puts what was found before pages, and one group under each name', () => {
  const found = [{ label: 'Go to', items: [{ id: 'x', label: 'A deal', href: '/deals/x' }] }]
  const merged = mergeGroups(found, localGroups('', null))
  expect(merged.map((group) => group.label)).toEqual(['Go to', 'Do'])
  expect(merged[0]?.items[0]?.label).toBe('A deal')
  expect(found[0]?.items).toHaveLength(1)
})
