import { databaseAnswers } from '@/lib/kernel/wait-for-database'

export const dynamic = 'force-dynamic'

export async function GET(): Promise<Response> {
  const database = await databaseAnswers(1_000)
  return Response.json({ ok: database, database }, { status: database ? 200 : 503 })
}
