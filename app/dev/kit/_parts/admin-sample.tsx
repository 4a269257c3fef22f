'use client'
import { useState } from 'react'
import { CaseActs } from '@/components/admin/case-acts'
import { CompareTable } from '@/components/admin/compare-table'
import { HealthStrip } from '@/components/admin/health-strip'
import { ReasonDialog } from '@/components/admin/reason-dialog'
import { WorkList } from '@/components/admin/work-list'
import { KeyHints, WorkShell } from '@/components/admin/work-shell'
import { Page, PageHeader } from '@/components/layout/page'
import { Alert } from '@/components/ui/alert'
import { Badge } from '@/components/ui/badge'
import { Card, CardContent, CardHeader } from '@/components/ui/card'
import { comparison, healthTiles, queues, workItems } from './fixtures-admin'

const hints = [
  { keys: ['J', 'K'], does: 'move' },
  { keys: ['R'], does: 'refund' },
  { keys: ['P'], does: 'pay' },
]

export function AdminSample() {
  const [id, setId] = useState('1')
  const [asking, setAsking] = useState(false)
  const current = workItems.find((item) => item.id === id)
  return (
    <Page>
      <PageHeader
        title="Work list"
        description="43 open, oldest 3 h 22 min. Every act is written to the audit log."
        actions={<KeyHints hints={hints} />}
      />
      <HealthStrip tiles={healthTiles} />
      <WorkShell
        queues={queues}
        more={[{ href: '/dev/kit/admin?q=audit', label: 'Audit log' }]}
        list={<WorkList title="Disputes" items={workItems} currentId={id} onOpen={setId} />}
        detail={
          <Card>
            <CardHeader
              title={
                <span className="flex items-center gap-2.5">
                  {current?.title} <Badge tone="warning">{current?.due}</Badge>
                </span>
              }
            >
              <span className="num-mono">{current?.meta}</span>
            </CardHeader>
            <CompareTable
              label="Listed against delivered"
              rows={comparison}
              expected="Listed"
              found="Delivered"
            />
            <CardContent>
              <Alert tone="info">
                Both sides agree on the facts. The rule for “wrong copy, seller at fault” is a full refund.
              </Alert>
            </CardContent>
            <CaseActs
              acts={[
                { key: 'r', label: 'Refund buyer', primary: true, onPress: () => setAsking(true) },
                { key: 'p', label: 'Pay seller', onPress: () => setAsking(true) },
              ]}
            />
          </Card>
        }
      />
      <ReasonDialog
        open={asking}
        onOpenChange={setAsking}
        title="Refund €118.40 to tsuru?"
        consequence="The money leaves escrow at once. This cannot be undone."
        suggestions={['Wrong copy', 'Never sent']}
        act="Refund €118.40"
        onConfirm={async () => undefined}
      />
    </Page>
  )
}
