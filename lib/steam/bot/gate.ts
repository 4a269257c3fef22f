/** Lets at most `places` bodies run at once; the others wait in the order in which they came. */
export function gate(places: number): <T>(body: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = []
  let free = places
  const enter = async () => {
    if (free > 0) free--
    else await new Promise<void>((resolve) => waiting.push(resolve))
  }
  const leave = () => {
    const next = waiting.shift()
    if (next) next()
    else free++
  }
  return async (body) => {
    await enter()
    try {
      return await body()
    } finally {
      leave()
    }
  }
}
