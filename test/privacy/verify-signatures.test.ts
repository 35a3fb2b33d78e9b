import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { createConnection } from 'mongoose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  answers,
  closesAndReleases,
  GLAD,
  opensSurvey,
  SILENT,
  SORRY,
  takesPass,
} from '../world/verbs.ts'
import { createWorld, type TestWorld } from '../world/world.ts'
import { exportBallots, type BallotsExport } from './export-ballots.ts'

let world: TestWorld
let folder: string
let exported: BallotsExport

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tn-export-'))
  world = await createWorld({ redisDb: 10 })
  const { id } = await opensSurvey(world)
  for (let place = 2; place < 16; place++)
    await answers(world, `U-TEA:${place}`, id, place % 3 ? GLAD : SORRY)
  for (let place = 2; place < 13; place++) await answers(world, `U-ROAD:${place}`, id, GLAD)
  await answers(world, 'U-SIX:2', id, SILENT)
  await takesPass(world, 'U-CLINIC:2', id)
  await closesAndReleases(world, id)
  exported = await readSurvey(id)
})
afterAll(async () => {
  await world?.[Symbol.asyncDispose]()
  await rm(folder, { recursive: true, force: true })
})

describe('the script that shares no code with the services', () => {
  it('verifies every stored pass and ballot, and ballots <= passes <= eligible', async () => {
    const { code, output } = await runScript(exported)
    expect(output).toContain('"problems":0')
    expect(JSON.parse(output)).toMatchObject({ ballots: 26, passes: 27, keys: true })
    expect(code).toBe(0)
  })

  it.each(['passSignature', 'signature', 'publicKey', 'answers', 'id'] as const)(
    'finds one flipped bit in a %s',
    async (field) => {
      const broken = structuredClone(exported)
      const [ballot] = broken.ballots
      if (ballot) ballot[field] = flipped(ballot[field], field === 'id' ? 'hex' : 'base64url')
      expect(await runScript(broken)).toMatchObject({ code: 1 })
    },
  )

  it('finds a ballot too many, a pass too many, another key and another list', async () => {
    const pool = Number.parseInt(exported.ballots[0]?.id.slice(0, 8) ?? '', 16)
    const offers: [string, (data: BallotsExport) => void][] = [
      ['ballots for', (data) => (data.passes[pool] = 0)],
      ['people', (data) => (data.passes[pool] = 10_000)],
      ['twice', (data) => void data.ballots.push(...data.ballots.slice(0, 1))],
      ['not that of the stored', (data) => void data.ballots.pop()],
      ['another hash', (data) => (data.manifestHash = 'ab'.repeat(32))],
      ['not the frozen one', (data) => (data.lists[0] = swapKeys(data.lists[0] ?? ''))],
    ]
    for (const [word, damage] of offers) {
      const broken = structuredClone(exported)
      damage(broken)
      const { code, output } = await runScript(broken)
      expect(output).toContain(word)
      expect(code).toBe(1)
    }
  })
})

async function readSurvey(id: string): Promise<BallotsExport> {
  const passes = await createConnection(world.databases.uri('surveys_pass')).asPromise()
  const ballots = await createConnection(world.databases.uri('surveys_ballot')).asPromise()
  if (!passes.db || !ballots.db) throw new Error('not connected')
  const read = await exportBallots(passes.db, ballots.db, id)
  await Promise.all([passes.close(), ballots.close()])
  return read
}

/** The real command line; both streams together. */
async function runScript(data: BallotsExport): Promise<{ code: number; output: string }> {
  const file = join(folder, 'export.json')
  await writeFile(file, JSON.stringify(data))
  const script = join(import.meta.dirname, 'verify-signatures.mjs')
  const child = spawn(process.execPath, [script, file], { stdio: ['ignore', 'pipe', 'pipe'] })
  const ended = new Promise<number>((done) => child.once('close', (code) => done(code ?? 1)))
  const [out, error] = await Promise.all([text(child.stdout), text(child.stderr)])
  return { code: await ended, output: out + error }
}

function flipped(value: string, encoding: 'hex' | 'base64url'): string {
  const bytes = Buffer.from(value, encoding)
  const at = bytes.length - 1
  bytes[at] = (bytes[at] ?? 0) ^ 1
  return bytes.toString(encoding)
}

/** The same list with the keys of its first two pools exchanged, or a changed number of people where it has one. */
function swapKeys(list: string): string {
  const read = JSON.parse(list)
  const [first, second] = read.pools
  if (second) [first.publicKey, second.publicKey] = [second.publicKey, first.publicKey]
  else first.eligible += 1
  return JSON.stringify(read)
}
