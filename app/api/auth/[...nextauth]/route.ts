import { answerAuth } from '@/lib/identity'

export { answerAuth as GET, answerAuth as POST }
