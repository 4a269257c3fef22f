type Fn = (a: number, b: number, c: number) => number

/**
 * What generated code is given besides its text: numbers, columns and functions. They never stand in the text, so forms
 * that differ only in numbers share one function. Names are made here and hold nothing of the form.
 */
export class Code {
  readonly numbers: number[] = []
  readonly columns: number[] = []
  readonly functions: Fn[] = []
  private readonly names = new Map<string, string>()
  private readonly declared: string[] = []

  /** A number under a key; `whole` ones may be an index. */
  number(key: string, value: number, whole = false): string {
    return this.named(`number ${key}`, () => {
      const name = `k${this.numbers.push(value) - 1}`
      this.declared.push(`const ${name} = K[${this.numbers.length - 1}]${whole ? ' | 0' : ''}`)
      return name
    })
  }

  /** The column of a slot. */
  column(slot: number): string {
    return this.named(`column ${slot}`, () => {
      const name = `x${this.columns.push(slot) - 1}`
      this.declared.push(`const ${name} = X[${this.columns.length - 1}]`)
      return name
    })
  }

  fn(key: string, make: () => Fn): string {
    return this.named(`function ${key}`, () => {
      const name = `f${this.functions.push(make()) - 1}`
      this.declared.push(`const ${name} = F[${this.functions.length - 1}]`)
      return name
    })
  }

  /** A variable that lives through the run. */
  held(key: string, first: string): string {
    return this.named(`held ${key}`, () => {
      const name = `h${this.names.size}`
      this.declared.push(`let ${name} = ${first}`)
      return name
    })
  }

  get declarations(): string {
    return this.declared.join('\n')
  }

  private named(key: string, make: () => string): string {
    const known = this.names.get(key)
    if (known) return known
    const name = make()
    this.names.set(key, name)
    return name
  }
}
