type Props = { label: string; title?: string; children: string }

/** Scrolls sideways inside itself, also by keyboard. */
export function Code({ label, title, children }: Props) {
  return (
    <figure className="min-w-0">
      {title && <figcaption className="mb-1 text-2xs font-medium text-fg-3">{title}</figcaption>}
      <section
        aria-label={label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        tabIndex={0}
        className="max-h-96 overflow-auto rounded-md border bg-surface-0 px-3 py-2.5"
      >
        <pre className="font-mono text-xs">
          <code>{children}</code>
        </pre>
      </section>
    </figure>
  )
}
