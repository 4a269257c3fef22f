import { api } from '@/lib/api'
import { answerRest } from '@/lib/rest'

const answer = (request: Request) => answerRest(api, request)

export { answer as DELETE, answer as GET, answer as PATCH, answer as POST, answer as PUT }
