import type { ReactNode } from 'react'
import type { SaveChoice } from '../presence/status-choice'
import { buttonVariants } from '../ui/button-variants'
import { cn } from '../ui/cn'
import { Toaster } from '../ui/toast'
import { Footer } from './footer'
import { LeavingStrip } from './leaving-strip'
import type { PaletteSearch } from './palette-groups'
import { TabBar } from './product-nav'
import { SandboxStrip } from './sandbox-strip'
import { SuspendedStrip } from './suspended-strip'
import { TopBar } from './top-bar'
import type { Theme, Viewer } from './viewer'

export type AppShellProps = {
  children: ReactNode
  viewer: Viewer | null
  theme: Theme
  /** Present only in sandbox mode. */
  sandboxUrl?: string | undefined
  search?: PaletteSearch | undefined
  signOut?: (() => void | Promise<void>) | undefined
  savePresence?: SaveChoice | undefined
}

export function AppShell({
  children,
  viewer,
  theme,
  sandboxUrl,
  search,
  signOut,
  savePresence,
}: AppShellProps) {
  return (
    <>
      <a
        href="#main"
        className={cn(
          buttonVariants({ variant: 'primary' }),
          'absolute -top-16 left-3 z-(--z-toast) focus:top-2.5',
        )}
      >
        Skip to content
      </a>
      {sandboxUrl && <SandboxStrip sandboxUrl={sandboxUrl} />}
      {viewer?.suspended && <SuspendedStrip />}
      {viewer?.leavesAt && <LeavingStrip at={viewer.leavesAt} />}
      <TopBar viewer={viewer} search={search} signOut={signOut} savePresence={savePresence} />
      <main id="main" tabIndex={-1} className="flex w-full flex-1 flex-col outline-none">
        {children}
      </main>
      <div className="pb-(--tabbar) md:pb-0">
        <Footer theme={theme} sandbox={sandboxUrl !== undefined} />
      </div>
      <TabBar signedIn={viewer !== null} moves={viewer?.moves ?? 0} />
      <Toaster />
    </>
  )
}
