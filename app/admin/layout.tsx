import { notFound } from 'next/navigation'
import type { ReactNode } from 'react'
import { currentPerson } from '@/lib/doors'
import { Poll } from './_parts/poll'

/** To everybody but admins these pages do not exist; each operation behind them says so too. */
export default async function AdminLayout({ children }: { children: ReactNode }) {
  const person = await currentPerson()
  if (person?.role !== 'admin') notFound()
  return (
    <>
      {children}
      <Poll />
    </>
  )
}
