import { Menu as Base } from '@base-ui/react/menu'
import type { ComponentProps, ReactNode, RefObject } from 'react'
import { cn } from './cn'
import { Link } from './link'

export const Menu = Base.Root
export const MenuTrigger = Base.Trigger

const itemClass =
  'flex h-9 w-full cursor-default items-center gap-2.5 rounded-sm px-2.5 text-fg-1 outline-none select-none data-[highlighted]:bg-fg-1/8 data-[disabled]:text-fg-3 [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-fg-3'

type ContentProps = {
  children: ReactNode
  align?: 'start' | 'end'
  /** For a menu without a `MenuTrigger`: the element it hangs from, which gets the focus back. */
  anchor?: RefObject<HTMLElement | null>
}

export function MenuContent({ children, align = 'end', anchor }: ContentProps) {
  const hung = anchor ? { anchor } : {}
  return (
    <Base.Portal>
      <Base.Positioner {...hung} align={align} sideOffset={6} className="z-(--z-dialog) outline-none">
        <Base.Popup
          {...(anchor ? { finalFocus: anchor } : {})}
          data-slot="menu-content"
          className="min-w-52 rounded-lg border border-border-2 bg-pop p-1 shadow-2 outline-none transition-opacity duration-(--duration-fast) data-[ending-style]:opacity-0 data-[starting-style]:opacity-0"
        >
          {children}
        </Base.Popup>
      </Base.Positioner>
    </Base.Portal>
  )
}

type ItemProps = Omit<ComponentProps<typeof Base.Item>, 'className'> & { danger?: boolean | undefined }

export function MenuItem({ danger, ...props }: ItemProps) {
  return <Base.Item data-slot="menu-item" className={cn(itemClass, danger && 'text-negative')} {...props} />
}

export function MenuLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Base.Item data-slot="menu-link" className={itemClass} render={<Link href={href} />}>
      {children}
    </Base.Item>
  )
}

export function MenuLabel({ children }: { children: ReactNode }) {
  return (
    <div data-slot="menu-label" className="px-2.5 py-1.5 text-xs text-fg-3">
      {children}
    </div>
  )
}

type RadioGroupProps<V> = {
  label: string
  value: V | null
  onChange: (value: V) => void
  children: ReactNode
}

export function MenuRadioGroup<V extends string>({ label, value, onChange, children }: RadioGroupProps<V>) {
  return (
    <Base.RadioGroup aria-label={label} value={value} onValueChange={onChange}>
      {children}
    </Base.RadioGroup>
  )
}

/** Choosing keeps the menu open, so that the choice is seen. */
export function MenuRadioItem({ value, children }: { value: string; children: ReactNode }) {
  return (
    <Base.RadioItem data-slot="menu-radio-item" value={value} closeOnClick={false} className={itemClass}>
      <span aria-hidden className="grid size-4 place-items-center rounded-full border border-fg-3">
        <Base.RadioItemIndicator className="size-2 rounded-full bg-accent-fill" />
      </span>
      {children}
    </Base.RadioItem>
  )
}

export function MenuSeparator() {
  return <Base.Separator data-slot="menu-separator" className="my-1 h-px bg-border-2" />
}
