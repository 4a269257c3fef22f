import { z } from 'zod'
import { idSchema } from '@/lib/kernel/ids'

export const seriesRef = z.object({ seriesId: idSchema('series') })
