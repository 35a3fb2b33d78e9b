import { join } from 'node:path'
import { announce, tell } from './announce.ts'
import { claim } from './child.ts'
import { ensureDemo, isHalfDone, readDemo } from './demo.ts'
import { dataFolder, makeRoomIn } from './folders.ts'
import { Interrupted, interrupted, interruption } from './interruption.ts'
import { buildWeb, generate } from './made-files.ts'
import { refuseTakenPorts, startPlatform } from './platform.ts'
import { endLeftOver } from './run-process.ts'
import { keepSecrets } from './secrets.ts'
import { sayWhy } from './sentence.ts'
import { ensureServers, resetData } from './servers.ts'
import { readOptions } from './start-options.ts'

/** Everything up: databases, demo, services, workers, gateway, web; then waits for Ctrl+C or a crash. */
async function main(args: readonly string[]): Promise<void> {
  const options = readOptions(args)
  const dataDir = dataFolder()
  const signal = interruption()
  claim(makeRoomIn(dataDir))
  await endLeftOver(dataDir)
  await clear(options.reset, dataDir)
  await refuseTakenPorts(options.port)
  await using stack = new AsyncDisposableStack()
  const servers = await ensureServers({ dataDir, mongoPort: 47_017, redisPort: 46_379 })
  stack.defer(() => servers.stop())
  tell('MongoDB + Redis')
  if (await generate()) tell('codegen')
  if (await buildWeb()) tell('web')
  const peopleFile = join(dataDir, 'people.json')
  const wiring = { servers, secrets: keepSecrets(dataDir), port: options.port, peopleFile }
  const clockOffsetMs = await ensureDemo({ options, wiring, dataDir, signal })
  signal.throwIfAborted()
  const platform = await startPlatform({ ...wiring, clockOffsetMs }, dataDir)
  stack.defer(() => platform.stop())
  announce(options.port, peopleFile, clockOffsetMs)
  await Promise.race([platform.crashed, interrupted(signal)])
}

/** `--reset`, or a first start that was killed: what it left is neither a whole demo nor empty. */
async function clear(reset: boolean, dataDir: string): Promise<void> {
  const half = isHalfDone(readDemo(dataDir))
  if (half && !reset)
    console.log(
      'Lần chạy đầu bị ngắt, làm lại từ đầu · The first start was cut short, beginning anew',
    )
  if (!reset && !half) return
  await resetData(dataDir)
  claim(makeRoomIn(dataDir))
}

await main(process.argv.slice(2)).catch((error: unknown) => {
  if (error instanceof Interrupted)
    return console.log('Đã dừng, dữ liệu còn nguyên · Stopped, the data is kept')
  sayWhy(error)
  process.exitCode = 1
})
process.exit()
