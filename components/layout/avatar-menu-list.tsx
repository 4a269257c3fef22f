'use client'
import { Gamepad2, LogOut, ShieldCheck } from 'lucide-react'
import type { RefObject } from 'react'
import { type SaveChoice, StatusChoice } from '../presence/status-choice'
import { Menu, MenuContent, MenuItem, MenuLabel, MenuLink, MenuSeparator } from '../ui/menu'
import { accountPage, cartPage, notificationsPage, ordersPage, products, walletPage } from './nav'
import { isStaff, type Viewer } from './viewer'

type Props = {
  open: boolean
  onOpenChange: (open: boolean) => void
  anchor: RefObject<HTMLElement | null>
  viewer: Viewer
  signOut?: (() => void | Promise<void>) | undefined
  savePresence?: SaveChoice | undefined
}

export function AvatarMenuList({ open, onOpenChange, anchor, viewer, signOut, savePresence }: Props) {
  const change = (next: boolean, details: { reason: string; event: Event }) => {
    const onButton = details.event.target instanceof Node && anchor.current?.contains(details.event.target)
    if (!(details.reason === 'outside-press' && onButton)) onOpenChange(next)
  }
  return (
    <Menu open={open} onOpenChange={change} modal={false}>
      <MenuContent anchor={anchor}>
        <MenuLabel>Signed in as {viewer.name}</MenuLabel>
        {savePresence && (
          <>
            <StatusChoice save={savePresence} />
            <MenuLink href="/account#presence">
              <Gamepad2 aria-hidden />
              In a game…
            </MenuLink>
            <MenuSeparator />
          </>
        )}
        {[...products, cartPage, ordersPage, walletPage, notificationsPage, accountPage].map(
          ({ href, label, Icon }) => (
            <MenuLink key={href} href={href}>
              <Icon aria-hidden />
              {label}
            </MenuLink>
          ),
        )}
        {isStaff(viewer) && (
          <MenuLink href="/admin">
            <ShieldCheck aria-hidden />
            Admin
          </MenuLink>
        )}
        {signOut && (
          <>
            <MenuSeparator />
            <MenuItem onClick={() => void signOut()}>
              <LogOut aria-hidden />
              Sign out
            </MenuItem>
          </>
        )}
      </MenuContent>
    </Menu>
  )
}
