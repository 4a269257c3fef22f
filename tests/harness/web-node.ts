import { closeDatabase } from '@/db/client'
import { openDoors } from './web-doors'

/** A web node in a process of its own: REST and sockets on the port given, until it is told to stop or killed. */
const [port = '0'] = process.argv.slice(2)

const doors = await openDoors(Number(port))
process.on('SIGTERM', async () => {
  await doors.stop()
  doors.server.closeAllConnections()
  await closeDatabase()
  process.exit(0)
})
process.stdout.write(`listening ${doors.url}\n`)
