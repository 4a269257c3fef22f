export const healthTiles = [
  { label: 'Job lag', value: '0.4 s', hint: 'p99 1.9 s', points: [3, 4, 3, 5, 4, 6, 4, 3, 4, 5, 3, 4] },
  {
    label: 'Bots online',
    value: '23 of 24',
    hint: 'bot-17 re-logging in',
    warn: true,
    points: [24, 24, 24, 24, 23, 23],
  },
  { label: 'Ledger', value: 'Sums to zero', hint: 'checked 12 s ago', points: [1, 1] },
  { label: 'Errors', value: '0.02%', hint: 'of 41,200 requests', points: [2, 1, 2, 3, 1, 2, 1, 1] },
  { label: 'Database', value: '31% busy', hint: 'replica 40 ms behind', points: [4, 6, 5, 7, 6, 5, 7, 6] },
]

export const workItems = [
  {
    id: '1',
    title: 'Wrong item received',
    subject: 'AWP | Asiimov',
    meta: 'dsp_01JD7K',
    amount: '€118.40',
    due: 'Due in 38 min',
    late: true,
  },
  {
    id: '2',
    title: 'Trade reversed by Steam',
    subject: '★ Karambit | Doppler',
    meta: 'dsp_01JD6Z',
    amount: '€1,284.00',
    due: '1 h 12 left',
  },
  {
    id: '3',
    title: 'Seller never sent',
    subject: 'AK-47 | Vulcan',
    meta: 'dsp_01JD61',
    amount: '€268.00',
    due: '2 h 05 left',
  },
  {
    id: '4',
    title: 'Float differs from listing',
    subject: 'M4A1-S | Printstream',
    meta: 'dsp_01JD4M',
    amount: '€341.00',
    due: '3 h 40 left',
  },
]

export const comparison = [
  { fact: 'Item', expected: 'AWP | Asiimov', found: 'AWP | Asiimov', match: 'yes' as const },
  { fact: 'Float', expected: '0.221714', found: '0.391802', match: 'no' as const },
  { fact: 'Seed', expected: '132', found: '811', match: 'no' as const },
  { fact: 'Asset', expected: '37991204418', found: '38102277301', match: 'new' as const },
]

export const queues = [
  { href: '/dev/kit/admin', label: 'Disputes', count: 4, current: true },
  { href: '/dev/kit/admin?q=stuck', label: 'Stuck deals', count: 2 },
  { href: '/dev/kit/admin?q=bots', label: 'Bots', count: 24 },
]
