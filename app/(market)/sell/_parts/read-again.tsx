'use client'
import { RefreshCw } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { readInventory } from '../actions'

type AppId = Parameters<typeof readInventory>[0]['appId']

/** Asks Steam again, for an item that has only just arrived. */
export function ReadAgain({ appId }: { appId: AppId }) {
  const router = useRouter()
  const [pending, start] = useTransition()
  const [problem, setProblem] = useState<string | null>(null)
  const read = () =>
    start(async () => {
      const answer = await readInventory({ appId, fresh: true }).catch(() => null)
      setProblem(answer === null ? 'Tradepost did not answer.' : answer.ok ? null : answer.problem.detail)
      router.refresh()
    })
  return (
    <>
      <Button size="sm" onClick={read} pending={pending}>
        <RefreshCw aria-hidden />
        Read again from Steam
      </Button>
      <span role="status">{problem}</span>
    </>
  )
}
