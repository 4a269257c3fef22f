'use client'
import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { readAll } from '../actions'

export function ReadAll() {
  const router = useRouter()
  const [pending, start] = useTransition()
  const press = () =>
    start(async () => {
      await readAll({})
      router.refresh()
    })
  return (
    <Button onClick={press} pending={pending}>
      Mark all as read
    </Button>
  )
}
