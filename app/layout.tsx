import type { Metadata, Viewport } from 'next'
import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
import { AppShell } from '@/components/layout/app-shell'
import type { Theme, Viewer } from '@/components/layout/viewer'
import { LiveProvider } from '@/components/live/provider'
import { ask, currentPerson } from '@/lib/doors'
import { env } from '@/lib/kernel/env'
import { frame } from '@/lib/ops'
import { FrameLive } from './_parts/frame-live'
import { search } from './_parts/palette'
import { savePresence } from './_parts/presence'
import { signOut } from './(auth)/actions'
import { fontVariables } from './fonts'
import './globals.css'

export const metadata: Metadata = {
  title: { default: 'Tradepost', template: '%s · Tradepost' },
  description: 'Trade Steam items with the money in escrow until the item has arrived.',
}

export const viewport: Viewport = { colorScheme: 'dark light', width: 'device-width', initialScale: 1 }

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [theme, viewer] = await Promise.all([themeOf(), viewerOf()])
  const { TRADEPOST_MODE, STEAM_URL } = env()
  return (
    <html
      lang="en"
      data-theme={theme}
      data-accent={viewer?.look?.accent}
      data-density={viewer?.look?.density}
      className={fontVariables}
    >
      <head>
        {/* Not in `metadata`: that may be sent late, and the browser then asks for /favicon.ico. */}
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
      </head>
      <body>
        <LiveProvider>
          <AppShell
            viewer={viewer}
            theme={theme}
            search={search}
            signOut={signOut}
            savePresence={savePresence}
            {...(TRADEPOST_MODE === 'sandbox' ? { sandboxUrl: STEAM_URL } : {})}
          >
            {children}
          </AppShell>
          {viewer && <FrameLive />}
        </LiveProvider>
      </body>
    </html>
  )
}

async function themeOf(): Promise<Theme> {
  return (await cookies()).get('theme')?.value === 'light' ? 'light' : 'dark'
}

async function viewerOf(): Promise<Viewer | null> {
  if (!(await currentPerson())) return null
  const { avatarUrl, ...view } = await ask(frame)
  return { ...view, avatarUrl: avatarUrl ?? undefined }
}
