import { GeistMono } from 'geist/font/mono'
import { GeistSans } from 'geist/font/sans'
import type { Metadata, Viewport } from 'next'
import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
import { AppShell } from '@/components/layout/app-shell'
import type { Theme } from '@/components/layout/viewer'
import './globals.css'

export const metadata: Metadata = {
  title: { default: 'Tradepost', template: '%s · Tradepost' },
  description: 'Trade Steam items with the money in escrow until the item has arrived.',
  icons: { icon: '/icon.svg' },
}

export const viewport: Viewport = { colorScheme: 'dark light', width: 'device-width', initialScale: 1 }

async function themeOf(): Promise<Theme> {
  return (await cookies()).get('theme')?.value === 'light' ? 'light' : 'dark'
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = await themeOf()
  return (
    <html lang="en" data-theme={theme} className={`${GeistSans.variable} ${GeistMono.variable}`}>
      <body>
        <AppShell viewer={null} theme={theme}>
          {children}
        </AppShell>
      </body>
    </html>
  )
}
