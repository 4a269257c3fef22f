import { cn } from './cn'

type Props = {
  name: string
  src?: string | undefined
  size?: 'sm' | 'default' | 'lg'
  className?: string | undefined
  /** Drawn as a dot; said in words beside the avatar. */
  presence?: 'online' | 'away' | 'in_game' | 'offline' | undefined
}

const sizes = { sm: 'size-7 text-2xs', default: 'size-8 text-2xs', lg: 'size-9 text-xs' }

const hueOf = (name: string) => {
  let hash = 0
  for (const char of name) hash = (hash * 31 + (char.codePointAt(0) ?? 0)) % 360
  return hash
}

const initials = (name: string) => {
  const parts = name.split(/[^\p{L}\p{N}]+/u).filter(Boolean)
  const letters =
    parts.length > 1 ? parts.slice(0, 2).map((part) => part[0]) : [...(parts[0] ?? '?')].slice(0, 2)
  return letters.join('').toUpperCase()
}

const dots = {
  online: 'bg-positive',
  in_game: 'bg-accent-fill',
  away: 'border-2 border-warning bg-surface-1',
  offline: 'border-2 border-fg-3 bg-surface-1',
}

/** Decorative: the name must stand beside it or on the control around it. */
export function Avatar({ presence, ...face }: Props) {
  if (!presence) return <Face {...face} />
  return (
    <span className="relative shrink-0">
      <Face {...face} />
      <span
        aria-hidden
        data-slot="presence-dot"
        data-presence={presence}
        className={cn(
          'absolute -right-0.5 -bottom-0.5 size-2.5 rounded-full ring-2 ring-surface-1',
          dots[presence],
        )}
      />
    </span>
  )
}

function Face({ name, src, size = 'sm', className }: Omit<Props, 'presence'>) {
  const shape = cn('shrink-0 rounded-full', sizes[size], className)
  if (src) {
    return (
      // biome-ignore lint/performance/noImgElement: avatars are tiny and come from other hosts
      <img data-slot="avatar" src={src} alt="" width={36} height={36} className={cn(shape, 'object-cover')} />
    )
  }
  return (
    <span
      data-slot="avatar"
      aria-hidden
      data-initials={initials(name)}
      className={cn(
        shape,
        'grid place-items-center font-semibold tracking-normal text-white before:content-[attr(data-initials)]',
      )}
      style={{ background: `oklch(0.46 0.09 ${hueOf(name)})` }}
    />
  )
}
