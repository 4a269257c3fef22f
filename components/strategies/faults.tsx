'use client'
import { CircleAlert } from 'lucide-react'
import { useBuilder } from './builder-context'

/** What is wrong with one part of the form, beside it. */
export function Faults({ path }: { path: string }) {
  const { faults } = useBuilder()
  const here = faults.filter(
    (fault) =>
      fault.path === path || (fault.path.startsWith(path) && /^[.[]/.test(fault.path.slice(path.length))),
  )
  if (here.length === 0) return null
  return (
    <ul className="flex flex-col gap-1 text-xs text-negative">
      {here.map((fault) => (
        <li key={`${fault.path} ${fault.sentence}`} className="flex gap-1.5">
          <CircleAlert aria-hidden className="mt-px size-3.5 shrink-0" />
          <span className="min-w-0 wrap-anywhere">{fault.sentence}</span>
        </li>
      ))}
    </ul>
  )
}
