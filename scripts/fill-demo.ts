import { closeDatabase } from '@/db/client'
import { demoPeople, seed } from '@/db/seed/index'

// A process of its own: it reads its settings from the environment like every product process.
try {
  await seed()
  console.log(JSON.stringify(demoPeople))
} finally {
  await closeDatabase()
}
