'use client'
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { check } from '../actions'

/** The seller comes back from the provider's page: it is asked once how far it is. */
export function LookAgain() {
  const router = useRouter()
  useEffect(() => {
    check({}).then(
      () => router.replace('/sell/payouts'),
      () => undefined,
    )
  }, [router])
  return null
}
