import { Paperclip } from 'lucide-react'

type Props = { files: readonly { id: string; author: string; name: string }[] }

/** What was shown in a dispute; a picture opens, a PDF is saved. */
export function EvidenceFiles({ files }: Props) {
  if (files.length === 0) return null
  return (
    <ul aria-label="Files" className="flex flex-col gap-1 text-xs">
      {files.map(({ id, author, name }) => (
        <li key={id} className="flex min-w-0 items-center gap-1.5 text-fg-2">
          <Paperclip aria-hidden className="size-3.5 shrink-0" />
          <a
            className="link-quiet min-w-0 py-1 wrap-anywhere"
            href={`/api/evidence/${id}`}
            target="_blank"
            rel="noreferrer"
          >
            {name}
          </a>
          <span className="shrink-0 text-fg-3">from {author}</span>
        </li>
      ))}
    </ul>
  )
}
