'use client'
import { useEffect, useState } from 'react'
import { useKeys } from '@/components/admin/use-keys'
import { KeyHints } from '@/components/admin/work-shell'
import { Dialog, DialogBody, DialogContent, DialogHeader } from '@/components/ui/dialog'
import { Kbd } from '@/components/ui/kbd'

const keys = [
  { keys: ['J'], does: 'next case' },
  { keys: ['K'], does: 'case before' },
  { keys: ['↵'], does: 'go into the case' },
  { keys: ['R'], does: 'retry' },
  { keys: ['F'], does: 'refund the buyer' },
  { keys: ['N'], does: 'write a note' },
  { keys: ['Ctrl', 'K'], does: 'search everything' },
  { keys: ['?'], does: 'this list' },
]

/** Enter leads from the list into the case, so that Tab goes on there. */
function useEnter() {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const inList = document.activeElement?.closest('[data-slot=work-list]')
      if (event.key !== 'Enter' || !(inList || document.activeElement === document.body)) return
      const target = document.getElementById('case')
      if (!target) return
      target.focus()
      target.scrollIntoView({ block: 'nearest' })
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
}

export function Keys() {
  const [open, setOpen] = useState(false)
  useKeys({ '?': () => setOpen(true) })
  useEnter()
  return (
    <>
      <KeyHints
        hints={[
          { keys: ['J', 'K'], does: 'move' },
          { keys: ['↵'], does: 'open' },
          { keys: ['?'], does: 'all keys' },
        ]}
      />
      <Dialog open={open} onOpenChange={setOpen}>
        <DialogContent>
          <DialogBody>
            <DialogHeader title="Keys" description="They work when no field has the focus." />
            <dl className="grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-4 gap-y-2.5">
              {keys.map((hint) => (
                <div key={hint.does} className="contents">
                  <dt className="flex gap-1">
                    {hint.keys.map((key) => (
                      <Kbd key={key}>{key}</Kbd>
                    ))}
                  </dt>
                  <dd className="text-fg-2">{hint.does}</dd>
                </div>
              ))}
            </dl>
          </DialogBody>
        </DialogContent>
      </Dialog>
    </>
  )
}
