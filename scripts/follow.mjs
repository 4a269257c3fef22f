// Loaded into every child of `npm start`: when the parent is gone, end as if it had asked.
const parent = process.ppid
const timer = setInterval(() => {
  if (process.ppid === parent) return
  clearInterval(timer)
  process.kill(process.pid, 'SIGTERM')
  setTimeout(() => process.exit(143), 8_000).unref()
}, 1_000)
timer.unref()
