'use client'
import { LogOut, ShieldCheck } from 'lucide-react'
import { Avatar } from '../ui/avatar'
import { Menu, MenuContent, MenuItem, MenuLabel, MenuLink, MenuSeparator, MenuTrigger } from '../ui/menu'
import { accountPage, products, walletPage } from './nav'
import type { Viewer } from './viewer'

type Props = { viewer: Viewer; signOut?: (() => void | Promise<void>) | undefined }

export function AvatarMenu({ viewer, signOut }: Props) {
  const links = [...products, walletPage, accountPage]
  return (
    <Menu>
      <MenuTrigger
        aria-label={`${viewer.name}, your account`}
        className="grid size-9 shrink-0 place-items-center rounded-full"
      >
        <Avatar name={viewer.name} src={viewer.avatarUrl} size="default" />
      </MenuTrigger>
      <MenuContent>
        <MenuLabel>Signed in as {viewer.name}</MenuLabel>
        {links.map(({ href, label, Icon }) => (
          <MenuLink key={href} href={href}>
            <Icon aria-hidden />
            {label}
          </MenuLink>
        ))}
        {viewer.role === 'admin' && (
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
