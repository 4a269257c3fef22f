import { Download } from 'lucide-react'
import { buttonVariants } from '@/components/ui/button-variants'
import { cn } from '@/components/ui/cn'

/** A file of our own: no page that a link could go to. */
export const DocumentLink = ({ href, children }: { href: string; children: string }) => (
  <a href={href} download className={cn(buttonVariants({ size: 'sm' }))}>
    <Download aria-hidden /> {children}
  </a>
)
