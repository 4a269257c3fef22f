/** Whether the database can hold every text in it: no NUL, no half characters. */
export function storable(value: unknown): boolean {
  if (typeof value === 'string') return !value.includes('\u0000') && value.isWellFormed()
  if (value === null || typeof value !== 'object') return true
  return Object.entries(value).every(([key, each]) => storable(key) && storable(each))
}
