'use client'
import { Dialog, DialogBody, DialogContent, DialogHeader } from '@/components/ui/dialog'
import { Kbd } from '@/components/ui/kbd'

const keys: [string[], string][] = [
  [['J', 'K'], 'Next case, previous case'],
  [['↵'], 'Go into the case'],
  [['1–5'], 'Choose a queue'],
  [['F'], 'Refund the buyer'],
  [['R'], 'Retry the open leg'],
  [['N'], 'Keep a note'],
  [['O'], 'Open the deal’s own page'],
  [['Ctrl', '↵'], 'In a dialog: do it'],
  [['Esc'], 'In a dialog: leave it'],
  [['?'], 'These keys'],
]

type Props = { open: boolean; onOpenChange: (open: boolean) => void }

export function KeysDialog({ open, onOpenChange }: Props) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent>
        <DialogBody>
          <DialogHeader
            title="Keys"
            description="Silent while you type. Every act asks for a reason first."
          />
          <dl className="grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-4 gap-y-2.5">
            {keys.map(([pressed, does]) => (
              <div key={does} className="contents">
                <dt className="flex gap-1">
                  {pressed.map((key) => (
                    <Kbd key={key}>{key}</Kbd>
                  ))}
                </dt>
                <dd className="text-fg-2">{does}</dd>
              </div>
            ))}
          </dl>
        </DialogBody>
      </DialogContent>
    </Dialog>
  )
}
