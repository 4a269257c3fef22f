export const segmentedClass =
  'inline-flex max-w-full gap-0.5 overflow-x-auto rounded-md border border-border-1 bg-surface-0 p-0.5'

export const segmentClass =
  'inline-flex h-7 min-w-8 flex-auto items-center justify-center gap-1.5 rounded-sm px-2.5 text-xs font-medium whitespace-nowrap text-fg-3 hover:text-fg-1 focus-visible:outline-offset-0 has-[:checked]:bg-surface-3 has-[:checked]:text-fg-1 aria-[current]:bg-surface-3 aria-[current]:text-fg-1 [&_svg]:size-3.5'
