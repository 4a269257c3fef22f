import { ArrowLeftRight, CornerDownLeft, FileText, Handshake, Search, Tag } from 'lucide-react'
import { Badge } from '../ui/badge'
import { Kbd } from '../ui/kbd'
import type { PaletteItem } from './palette-groups'

const icons = { deal: Handshake, page: FileText, sell: Tag, search: Search, theme: ArrowLeftRight }

function Marked({ text, query }: { text: string; query: string }) {
  const word = query.trim()
  const at = word ? text.toLowerCase().indexOf(word.toLowerCase()) : -1
  if (at < 0) return text
  return (
    <>
      {text.slice(0, at)}
      <mark className="bg-transparent text-accent-text">{text.slice(at, at + word.length)}</mark>
      {text.slice(at + word.length)}
    </>
  )
}

export function PaletteRow({ item, query }: { item: PaletteItem; query: string }) {
  const Icon = icons[item.icon ?? 'page']
  return (
    <>
      {item.artSrc ? (
        <span
          className="stage grid h-7 w-11 shrink-0 place-items-center rounded-[4px]"
          style={{ '--rar': item.rarityColor ?? 'var(--text-3)' } as React.CSSProperties}
        >
          {/* biome-ignore lint/performance/noImgElement: our own small SVG */}
          <img src={item.artSrc} alt="" className="size-full object-contain p-0.5" />
        </span>
      ) : (
        <Icon aria-hidden className="size-4 shrink-0 text-fg-3" />
      )}
      <span className="min-w-0 flex-1 truncate">
        <Marked text={item.label} query={query} />
      </span>
      {item.hint && <span className="hidden shrink-0 text-xs text-fg-3 sm:inline">{item.hint}</span>}
      {item.value && <span className="shrink-0 font-medium">{item.value}</span>}
      {item.badge && <Badge tone="accent">{item.badge}</Badge>}
      <Kbd aria-hidden className="invisible group-data-[highlighted]:visible">
        <CornerDownLeft className="size-3" />
      </Kbd>
    </>
  )
}
