'use client'
import { useState } from 'react'
import { CaseActs } from '@/components/admin/case-acts'
import { ReasonDialog } from '@/components/admin/reason-dialog'
import { Alert } from '@/components/ui/alert'
import { Link } from '@/components/ui/link'
import { LinkButton } from '@/components/ui/link-button'
import type { DealView } from '@/lib/deals/schemas'
import { useReasonedAct } from '../../_parts/reason'
import { note, refund, retry } from '../../actions'
import { useMoving } from './desk'
import { type Act, noteAct, ruleOf } from './rules'

const operations = { refund, retry, note }

interface Asked {
  what: keyof typeof operations
  act: Act
  dealId: string
}

/** Rule and acts of the case. Give it a `key` of the deal. */
export function Acts({ deal }: { deal: DealView }) {
  const moving = useMoving()
  const [done, setDone] = useState<string | null>(null)
  const { about, id, open, setOpen, ask, run } = useReasonedAct<Asked>()
  const { rule, retry: again, refund: back } = ruleOf(deal)
  const offer = (what: Asked['what'], key: string, act: Act | undefined, primary = false) =>
    act
      ? [
          {
            key,
            label: act.label,
            primary,
            disabled: moving,
            onPress: () => ask({ what, act, dealId: deal.id }),
          },
        ]
      : []
  const confirm = async (reason: string) => {
    if (!about) return
    const refusal = await run((key) => operations[about.what]({ dealId: about.dealId, reason }, key))
    if (!refusal) setDone(about.act.done)
    return refusal
  }
  return (
    <>
      <div className="flex flex-col gap-3 px-4 pb-4">
        <Alert tone="info">{rule}</Alert>
        {done && (
          <Alert live>
            {done}{' '}
            <Link href={`/admin/audit?subject=${deal.id}`} className="link-quiet">
              Written to the audit log
            </Link>
          </Alert>
        )}
      </div>
      <CaseActs
        acts={[
          ...offer('refund', 'F', back, true),
          ...offer('retry', 'R', again),
          ...offer('note', 'N', noteAct),
        ]}
      >
        <LinkButton href={`/deals/${deal.id}`} variant="ghost">
          Deal page
        </LinkButton>
      </CaseActs>
      {about && (
        <ReasonDialog
          key={id}
          open={open}
          onOpenChange={setOpen}
          title={about.act.title}
          consequence={about.act.consequence}
          {...(about.act.ledger ? { ledger: about.act.ledger } : {})}
          suggestions={about.act.suggestions}
          act={about.act.confirm}
          onConfirm={confirm}
        />
      )}
    </>
  )
}
