'use client'
import { Link2 } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { buttonVariants } from '@/components/ui/button-variants'
import { cn } from '@/components/ui/cn'
import { CopyId } from '@/components/ui/copy-id'
import { Popover, PopoverContent, PopoverTitle, PopoverTrigger } from '@/components/ui/popover'
import { share, unshare } from '../../actions'

type Props = { runId: string; shared: boolean }

export function ShareButton({ runId, shared }: Props) {
  const router = useRouter()
  const [path, setPath] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [pending, startAct] = useTransition()
  const make = () =>
    startAct(async () => {
      const answer = await share({ runId })
      if (answer.ok) setPath(answer.value.path)
      setProblem(answer.ok ? null : answer.problem.detail)
      router.refresh()
    })
  const end = () =>
    startAct(async () => {
      const answer = await unshare({ runId })
      if (answer.ok) setPath(null)
      setProblem(answer.ok ? null : answer.problem.detail)
      router.refresh()
    })
  return (
    <Popover>
      <PopoverTrigger className={cn(buttonVariants({}))}>
        <Link2 aria-hidden /> {shared ? 'Shared' : 'Share'}
      </PopoverTrigger>
      <PopoverContent align="end" className="w-80">
        <PopoverTitle className="font-semibold text-fg-1">
          {shared ? 'Shared by link' : 'Share by link'}
        </PopoverTitle>
        <p className="my-2 text-xs">
          Whoever has the link sees the result and the trades. They do not see how the strategy works: neither
          its rules nor its parameters.
        </p>
        {path && <CopyId label="Link" value={`${location.origin}${path}`} className="mb-2 max-w-full" />}
        {problem && (
          <p role="alert" className="mb-2 text-xs text-negative">
            {problem}
          </p>
        )}
        <div className="flex flex-wrap gap-2">
          {!path && (
            <Button size="sm" onClick={make} pending={pending}>
              {shared ? 'Show the link' : 'Make a link'}
            </Button>
          )}
          {shared && (
            <Button size="sm" variant="danger" onClick={end} pending={pending}>
              Take the link back
            </Button>
          )}
        </div>
      </PopoverContent>
    </Popover>
  )
}
