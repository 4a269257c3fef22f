import { type ClassValue, clsx } from 'clsx'
import { extendTailwindMerge } from 'tailwind-merge'

const merge = extendTailwindMerge({
  extend: {
    classGroups: {
      'font-size': [{ text: ['2xs', 'xs', 'sm', 'base', 'md', 'lg', 'xl', '2xl', '3xl'] }],
      shadow: [{ shadow: ['1', '2', '3'] }],
    },
  },
})

/** Joins class names; the last of two conflicting Tailwind classes wins. */
export const cn = (...inputs: ClassValue[]) => merge(clsx(inputs))
