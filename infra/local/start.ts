import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { announce, readPeople, tell } from './announce.ts'
import { claim } from './claim.ts'
import { clearByHand, isHalfDone, readDemo } from './demo-state.ts'
import { codeFileOf, openHouse } from './demo.ts'
import { dataFolder, makeRoomIn } from './folders.ts'
import { Interrupted, interrupted, interruption } from './interruption.ts'
import { buildWeb, generate } from './made-files.ts'
import { refuseTakenPorts } from './platform.ts'
import { endLeftOver } from './run-process.ts'
import { keepSecrets } from './secrets.ts'
import { sayWhy } from './sentence.ts'
import { databases, ensureServers, givenServers, resetData } from './servers.ts'
import { showCodes } from './show-codes.ts'
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
  const made = makeFiles()
  const servers = await ensureServers({ dataDir, mongoPort: 27_417, redisPort: 26_479 })
  stack.defer(() => servers.stop())
  tell('MongoDB + Redis')
  await made
  const peopleFile = join(dataDir, 'people.json')
  const wiring = { servers, secrets: keepSecrets(dataDir), port: options.port, peopleFile }
  const { platform, clockOffsetMs, rest } = await openHouse({ options, wiring, dataDir, signal })
  stack.defer(() => platform.stop())
  announce(options.port, readPeople(peopleFile), clockOffsetMs)
  const whole = stack.use(showTheRest(rest, dataDir, peopleFile))
  await Promise.race([whole.failed, platform.crashed, interrupted(signal)])
}

/** Beside the start of the databases; a failure waits to be asked for. */
function makeFiles(): Promise<void> {
  const made = generate()
    .then((did) => did && tell('codegen'))
    .then(buildWeb)
    .then((did) => void (did && tell('web')))
  made.catch(() => undefined)
  return made
}

/** Sign-in codes of the demo's people while the rest of the demo is made, then everybody's. */
function showTheRest(rest: Promise<void>, dataDir: string, peopleFile: string) {
  const file = codeFileOf(dataDir)
  const codes = existsSync(file)
    ? showCodes(file, new Set(readPeople(peopleFile).map(({ card }) => card)))
    : undefined
  const failed = rest.then(() => {
    if (codes) codes.cards = 'all'
    return new Promise<never>(() => undefined)
  })
  failed.catch(() => undefined)
  return { failed, [Symbol.dispose]: () => codes?.stop() }
}

/** `--reset`, or a first start that was killed: what it left is neither a whole demo nor empty. */
async function clear(reset: boolean, dataDir: string): Promise<void> {
  const half = isHalfDone(readDemo(dataDir))
  const given = givenServers()
  if (half && !reset && given.length > 0) throw clearByHand(dataDir, given, databases)
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
