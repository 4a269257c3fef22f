import { signedIn } from '@/lib/kernel/access'
import { command } from '@/lib/kernel/operation'
import { selfOf } from '../access'
import { importCandleFileInput, keptFileView } from '../schemas/file'
import { keepBars } from './keep-file'
import { parseCandleCsv } from './parse-csv'

export const importCandleFile = command(
  {
    name: 'exchanges.importCandleFile',
    summary:
      'Brings in your own candles as CSV. The same name again adds to them, and the same candles again change nothing.',
    input: importCandleFileInput,
    output: keptFileView,
    access: signedIn,
    limit: { max: 60, windowS: 600 },
  },
  async ({ csv, ...file }, ctx) => {
    const { id: personId } = selfOf(ctx.actor)
    const { bars, report } = await parseCandleCsv(csv, file.frame, ctx.now)
    return keepBars(ctx, { ...file, personId }, bars, report.missing)
  },
)
