import { notFound } from 'next/navigation'
import type { ReactNode } from 'react'
import { env } from '@/lib/kernel/env'

/** The kit is for those who build pages: in production it does not exist. */
export default function KitLayout({ children }: { children: ReactNode }) {
  if (env().NODE_ENV === 'production') notFound()
  return children
}
