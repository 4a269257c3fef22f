import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { signedIn, system } from '@/lib/kernel/access'
import { now } from '@/lib/kernel/clock'
import { refuse } from '@/lib/kernel/errors'
import { type Caller, command } from '@/lib/kernel/operation'
import { selfOf } from '../access'
import { candleFileInput, type KeptFile } from '../schemas/file'
import { demandInstrument, keepCandleFile, ownedFile } from './keep-file'
import { parseCandleCsv } from './parse-csv'

/** About two million candles. */
const maxTextBytes = 128 * 1024 * 1024

const unpack = promisify(gunzip)

/** Asked before a file is read: whether this person may send one now. */
export const beginCandleFile = command(
  {
    name: 'exchanges.beginCandleFile',
    summary: 'Asks whether the caller may send a file of candles now.',
    input: candleFileInput,
    output: ownedFile,
    access: signedIn,
    limit: { max: 20, windowS: 600 },
  },
  async (file, ctx) => {
    await demandInstrument(ctx.tx, file.instrumentId)
    return { ...file, personId: selfOf(ctx.actor).id }
  },
)

/** Takes a .csv or .csv.gz of the caller: asks first, reads and checks it outside any transaction, then keeps it. */
export async function sendCandleFile(
  caller: Caller,
  about: unknown,
  read: () => Promise<Buffer>,
): Promise<KeptFile> {
  const file = await beginCandleFile.run(caller, about)
  const { bars, report } = await parseCandleCsv(await textOf(await read()), file.frame, now())
  const input = { ...file, bars, missing: report.missing }
  return keepCandleFile.run({ actor: system('exchanges.sendCandleFile') }, input)
}

async function textOf(bytes: Buffer): Promise<string> {
  const packed = bytes[0] === 0x1f && bytes[1] === 0x8b
  const plain = packed ? await unpack(bytes, { maxOutputLength: maxTextBytes }).catch(notUnpacked) : bytes
  if (plain.includes(0)) return refuse('bad_candles', 'This file is not text.', { status: 400 })
  return plain.toString('utf8')
}

function notUnpacked(error: unknown): never {
  const large = error instanceof RangeError
  const sentence = large
    ? `Unpacked, this file has more than ${maxTextBytes / 1024 / 1024} MB. Send it in parts.`
    : 'This file is damaged: it cannot be unpacked.'
  refuse('bad_candles', sentence, { status: 400 })
}
