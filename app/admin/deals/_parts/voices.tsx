import { Avatar } from '@/components/ui/avatar'
import { Time } from '@/components/ui/time'
import type { DealView } from '@/lib/deals/schemas'

/** What both sides asked and what admins noted. */
export function Voices({ notes, now }: { notes: DealView['notes']; now: string }) {
  if (notes.length === 0) return null
  return (
    <ul aria-label="Asked and noted" className="flex flex-col gap-3 border-t pt-4">
      {notes.map((note) => (
        <li key={`${note.at}-${note.author}`} className="flex gap-3">
          <Avatar name={note.author} />
          <div className="min-w-0">
            <p className="text-xs text-fg-3">
              {note.author}, {note.kind === 'help' ? 'asks for help' : 'noted'},{' '}
              <Time at={note.at} now={now} />
            </p>
            <p className="break-words">{note.text}</p>
          </div>
        </li>
      ))}
    </ul>
  )
}
