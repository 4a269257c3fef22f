type Total = { count: number; more: boolean }

/** A count that never pretends to know more than was counted: "4,000+". */
export const countWords = (count: number, more: boolean) =>
  `${count.toLocaleString('en-GB')}${more ? '+' : ''}`

export const totalWords = ({ total }: { total: Total }) => countWords(total.count, total.more)
