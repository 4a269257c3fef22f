import { Avatar } from '@/components/ui/avatar'
import { Card, CardHeader } from '@/components/ui/card'
import { Time } from '@/components/ui/time'
import type { DealView } from '@/lib/deals/schemas'

/** Calls for help, and for admins also the notes they keep. */
export function Notes({ notes, now }: { notes: DealView['notes']; now: string }) {
  if (notes.length === 0) return null
  return (
    <Card data-slot="deal-notes">
      <CardHeader title="Asked and answered">Kept as evidence</CardHeader>
      <ul className="flex flex-col gap-3.5 p-4">
        {notes.map((note) => (
          <li key={`${note.at}-${note.author}`} className="flex gap-3">
            <Avatar name={note.author} />
            <div className="min-w-0">
              <p className="text-xs text-fg-3">
                {note.author}, {note.kind === 'help' ? 'asks for help' : 'note'},{' '}
                <Time at={note.at} now={now} />
              </p>
              <p className="break-words">{note.text}</p>
            </div>
          </li>
        ))}
      </ul>
    </Card>
  )
}
