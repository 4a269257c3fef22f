'use client'
import { usePathname } from 'next/navigation'
import { LinkButton } from '../ui/link-button'
import { signInPage } from './nav'

/** The way in, for strangers; plain where signing in is what the page is about. */
export function SignInLink() {
  const there = /^\/(sign-in|sign-up|reset)/.test(usePathname())
  return (
    <LinkButton href={signInPage.href} variant={there ? 'default' : 'primary'}>
      Sign in
    </LinkButton>
  )
}
