let read = () => new Date()

/** The only source of the present. Tests move it with `setClock`. */
export const now = (): Date => read()

export function setClock(source: () => Date): void {
  read = source
}

export const inMs = (from: Date, ms: number): Date => new Date(from.getTime() + ms)
