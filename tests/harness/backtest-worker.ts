import { workJob } from '@/lib/backtest'
import { workOn } from '@/lib/kernel/work'

/** A worker in a process of its own that does nothing but backtests. */
await workOn([workJob])
process.stdout.write('ready\n')
