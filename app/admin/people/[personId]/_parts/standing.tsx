'use client'
import { ReasonedAct } from '@/app/admin/_parts/reasoned-act'
import { restore } from '@/app/admin/actions'
import { Badge } from '@/components/ui/badge'
import { Card, CardContent, CardHeader } from '@/components/ui/card'
import { formatFull } from '@/components/ui/format'
import { Time } from '@/components/ui/time'
import type { SuspensionView } from '@/lib/identity/schemas/standing'
import { SuspendAct } from './suspend-act'

type Props = {
  person: { id: string; name: string }
  suspension: SuspensionView | null
  mayJudge: boolean
  now: string
}

/** May this person act, and if not, why: with the way to change it. */
export function Standing({ person, suspension, mayJudge, now }: Props) {
  return (
    <Card aria-label="Standing">
      <CardHeader title="Standing">
        {suspension ? <Badge tone="warning">Suspended</Badge> : <Badge tone="positive">Active</Badge>}
      </CardHeader>
      <CardContent className="flex flex-col gap-3">
        {suspension && <Suspension suspension={suspension} now={now} />}
        {!mayJudge ? (
          <p className="text-xs text-fg-3">You decide about people of a lower rank only.</p>
        ) : suspension ? (
          <RestoreAct person={person} />
        ) : (
          <SuspendAct person={person} />
        )}
      </CardContent>
    </Card>
  )
}

function Suspension({ suspension, now }: { suspension: SuspensionView; now: string }) {
  const { reason, since, until, objection, objectedAt } = suspension
  return (
    <>
      <p className="break-words">{reason}</p>
      <p className="text-xs text-fg-3">
        Since <Time at={since} now={now} />, until {until ? formatFull(new Date(until)) : 'somebody lifts it'}
      </p>
      {objection && objectedAt && (
        <blockquote className="border-l-2 pl-3">
          <p className="break-words whitespace-pre-line">{objection}</p>
          <p className="text-xs text-fg-3">
            They objected <Time at={objectedAt} now={now} />
          </p>
        </blockquote>
      )}
    </>
  )
}

const RestoreAct = ({ person: { id: personId, name } }: Pick<Props, 'person'>) => (
  <ReasonedAct
    look={{ className: 'self-start' }}
    button="Restore"
    title={`Restore ${name}?`}
    consequence="They may act again at once, and are told so."
    suggestions={['The objection is right', 'It was a mistake']}
    act={`Restore ${name}`}
    onConfirm={(reason, key) => restore({ personId, reason }, key)}
  />
)
