/** A queue whose head is the smallest by `at`. */
export class Heap<T extends { at: number }> {
  private readonly list: T[] = []

  peek(): T | undefined {
    return this.list[0]
  }

  push(item: T) {
    let at = this.list.push(item) - 1
    while (at > 0) {
      const above = (at - 1) >> 1
      if (this.at(above) <= item.at) break
      this.swap(at, above)
      at = above
    }
  }

  pop(): T | undefined {
    const [head] = this.list
    const last = this.list.pop()
    if (last === undefined || this.list.length === 0) return head
    this.list[0] = last
    let at = 0
    for (;;) {
      const [left, right] = [2 * at + 1, 2 * at + 2]
      const least = this.at(right) < this.at(left) ? right : left
      if (this.at(least) >= this.at(at)) return head
      this.swap(at, least)
      at = least
    }
  }

  private at(index: number): number {
    return this.list[index]?.at ?? Number.POSITIVE_INFINITY
  }

  private swap(a: number, b: number) {
    const [one, other] = [this.list[a], this.list[b]]
    if (one === undefined || other === undefined) return
    this.list[a] = other
    this.list[b] = one
  }
}
