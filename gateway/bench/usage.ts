/** Loaded into every gateway before its own code (`--import`): tells the CPU time used so far, and the memory. */
process.on('message', (asked) => {
  if (asked !== 'usage') return
  const { user, system } = process.cpuUsage()
  const { rss } = process.memoryUsage()
  process.send?.({ cpuMs: (user + system) / 1000, rssMb: rss / 1e6 })
})
process.once('disconnect', () => process.exit())
