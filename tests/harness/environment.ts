import { randomBytes } from 'node:crypto'
import { inject } from 'vitest'
import '../../scripts/postgres-guard.mjs'

// Runs before each test file is imported, so product code reads the file's own settings.
const { server } = inject('testDatabase')

process.env.DATABASE_URL = `${server}t_${randomBytes(6).toString('hex')}`
process.env.TRADEPOST_MODE = 'sandbox'
process.env.LOG_LEVEL ??= 'silent'
process.env.PROCESS_NAME = 'test'
