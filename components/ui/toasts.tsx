'use client'
import { Toast as Base } from '@base-ui/react/toast'
import { X } from 'lucide-react'
import { useEffect } from 'react'
import { buttonVariants } from './button-variants'
import { cn } from './cn'
import { Link } from './link'
import type { ToastInput } from './toast-input'

type Data = Omit<ToastInput, 'title' | 'description'>

const manager = Base.createToastManager<Data>()
const early: ToastInput[] = []
let listening = false

const tones = {
  info: 'text-info',
  warning: 'text-warning',
  negative: 'text-negative',
  positive: 'text-positive',
}

const shownForMs = 8_000

function add({ title, description, ...data }: ToastInput) {
  return manager.add({ title, ...(description ? { description } : {}), data, timeout: shownForMs })
}

/** Before the region stands on the page, a toast waits for it. */
export function addToast(input: ToastInput): string {
  if (listening) return add(input)
  early.push(input)
  return ''
}

export function Toasts() {
  useEffect(() => {
    listening = true
    for (const input of early.splice(0)) add(input)
    return () => {
      listening = false
    }
  }, [])
  return (
    <Base.Provider toastManager={manager} limit={3}>
      <Base.Portal>
        <Base.Viewport
          data-slot="toaster"
          className="fixed right-4 bottom-[calc(var(--tabbar)+12px)] left-4 z-(--z-toast) flex flex-col gap-2 md:right-6 md:bottom-6 md:left-auto md:w-[348px]"
        >
          <List />
        </Base.Viewport>
      </Base.Portal>
    </Base.Provider>
  )
}

function List() {
  const { toasts } = Base.useToastManager<Data>()
  return toasts.map((item) => (
    <Base.Root
      key={item.id}
      toast={item}
      data-slot="toast"
      className="rounded-lg border border-border-2 bg-pop py-3 pr-3 pl-3.5 shadow-3 transition-opacity duration-(--duration) data-[ending-style]:opacity-0 data-[limited]:hidden data-[starting-style]:opacity-0"
    >
      <Base.Content className="flex items-start gap-3">
        {item.data?.icon && (
          <span aria-hidden className={cn('mt-0.5 [&_svg]:size-4', tones[item.data.tone ?? 'info'])}>
            {item.data.icon}
          </span>
        )}
        <div className="min-w-0 flex-1">
          <Base.Title className="font-medium" render={<div />} />
          <Base.Description className="mt-0.5 text-xs text-fg-2" render={<div />} />
          {item.data?.href && (
            <Link
              href={item.data.href}
              onClick={() => manager.close(item.id)}
              className={cn(buttonVariants({ variant: 'primary', size: 'sm' }), 'mt-2.5')}
            >
              {item.data.act ?? 'Look'}
            </Link>
          )}
        </div>
        <Base.Close aria-label="Dismiss" className={buttonVariants({ variant: 'ghost', size: 'icon-sm' })}>
          <X aria-hidden />
        </Base.Close>
      </Base.Content>
    </Base.Root>
  ))
}
