import { answerLink, startLink } from '@/lib/identity'

export { answerLink as GET, startLink as POST }
