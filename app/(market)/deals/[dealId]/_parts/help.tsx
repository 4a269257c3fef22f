'use client'
import { useState } from 'react'
import { DisputeDoor } from '@/components/deals/dispute-door'
import { Button } from '@/components/ui/button'
import { Dialog, DialogTrigger } from '@/components/ui/dialog'
import { LinkButton } from '@/components/ui/link-button'
import type { DealView } from '@/lib/deals/schemas'
import { HelpDialog } from './help-dialog'

/** The door to a person, open as long as the deal exists. */
export function Help({ deal }: { deal: DealView }) {
  const [open, setOpen] = useState(false)
  if (deal.role === 'admin')
    return (
      <DisputeDoor text="You see this deal as an admin. Retry, refund and notes are on the work list.">
        <LinkButton href={`/admin/deals?queue=${deal.ended ? 'ended' : 'open'}&deal=${deal.id}`} block>
          Open on the work list
        </LinkButton>
      </DisputeDoor>
    )
  const asked = deal.notes.some((note) => note.kind === 'help')
  return (
    <DisputeDoor
      text="A person looks at this deal and sees every proof on this page. Asking costs nothing and stops nothing."
      until={
        asked
          ? 'You have asked. Write again if something new happened.'
          : 'Open before, during and after the deal.'
      }
    >
      <Dialog open={open} onOpenChange={setOpen}>
        <DialogTrigger render={<Button variant="danger" block />}>Ask a person</DialogTrigger>
        <HelpDialog dealId={deal.id} itemName={deal.item.name} onDone={() => setOpen(false)} />
      </Dialog>
    </DisputeDoor>
  )
}
