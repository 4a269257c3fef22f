'use client'
import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { useIntent } from '@/app/_parts/use-intent'
import { ProblemAlert } from '@/components/ui/alert'
import {
  AlertDialog,
  AlertDialogClose,
  AlertDialogContent,
  AlertDialogTrigger,
} from '@/components/ui/alert-dialog'
import { Button } from '@/components/ui/button'
import { buttonVariants } from '@/components/ui/button-variants'
import { archive, remove, restore } from '../../actions'

type Props = { strategyId: string; name: string; archived: boolean }

/** Putting away, taking out again, and removing for good. */
export function StrategyActs({ strategyId, name, archived }: Props) {
  const router = useRouter()
  const [pending, start] = useTransition()
  const [problem, setProblem] = useState<string | null>(null)
  const drop = useIntent(remove)
  const run = (act: typeof archive, then: () => void) =>
    start(async () => {
      const result = await act({ strategyId })
      setProblem(result.ok ? null : result.problem.detail)
      if (result.ok) then()
    })
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap gap-2">
        {archived ? (
          <Button pending={pending} onClick={() => run(restore, () => router.refresh())}>
            Restore
          </Button>
        ) : (
          <Button pending={pending} onClick={() => run(archive, () => router.refresh())}>
            Archive
          </Button>
        )}
        <AlertDialog>
          <AlertDialogTrigger className={buttonVariants({ variant: 'danger' })}>Delete</AlertDialogTrigger>
          <AlertDialogContent
            title={`Delete ${name}?`}
            description="All its versions and everything that was run with them are removed, for good."
            footer={
              <>
                <AlertDialogClose className={buttonVariants({})}>Keep it</AlertDialogClose>
                <Button
                  variant="danger"
                  pending={pending}
                  onClick={() => run(drop, () => router.push('/trading/strategies'))}
                >
                  Delete for good
                </Button>
              </>
            }
          />
        </AlertDialog>
      </div>
      <ProblemAlert text={problem} />
    </div>
  )
}
