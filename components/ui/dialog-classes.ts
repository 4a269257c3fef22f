export const backdropClass =
  'fixed inset-0 z-(--z-overlay) bg-scrim transition-opacity duration-(--duration) data-[ending-style]:opacity-0 data-[starting-style]:opacity-0'

export const popupClass =
  'relative w-full max-w-[520px] overflow-hidden rounded-xl border border-border-2 bg-surface-1 shadow-3 outline-none transition-[opacity,translate] duration-(--duration) ease-out data-[ending-style]:-translate-y-1 data-[ending-style]:opacity-0 data-[starting-style]:-translate-y-1 data-[starting-style]:opacity-0'
