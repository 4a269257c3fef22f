/** Says that nothing here is real, and where the outside world can be played by hand. */
export function SandboxStrip({ sandboxUrl }: { sandboxUrl: string }) {
  return (
    <aside
      data-slot="sandbox-strip"
      aria-label="Sandbox notice"
      className="flex min-h-8 items-center justify-center border-b bg-[color-mix(in_oklab,var(--warning-soft)_60%,var(--surface-1))] px-4 py-1 text-center text-xs text-fg-2"
    >
      <p>
        <strong className="font-semibold text-warning">Sandbox.</strong>{' '}
        <span className="hidden md:inline">Steam and all payments are simulated. No real money moves.</span>
        <span className="md:hidden">No real money moves.</span>{' '}
        <a
          href={sandboxUrl}
          className="inline-flex min-h-6 items-center whitespace-nowrap text-fg-1 link-quiet"
        >
          Open the sandbox
        </a>
      </p>
    </aside>
  )
}
