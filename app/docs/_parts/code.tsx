import { ScrollRegion } from '@/components/ui/scroll-region'

type Props = { label: string; title?: string; children: string }

export function Code({ label, title, children }: Props) {
  return (
    <figure className="min-w-0">
      {title && <figcaption className="mb-1 text-2xs font-medium text-fg-3">{title}</figcaption>}
      <ScrollRegion
        label={label}
        className="max-h-96 overflow-auto rounded-md border bg-surface-0 px-3 py-2.5"
      >
        <pre className="font-mono text-xs">
          <code>{children}</code>
        </pre>
      </ScrollRegion>
    </figure>
  )
}
