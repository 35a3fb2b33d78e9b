import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createLogger } from '@tinnhiem/kit/logger'
import { describe, expect, it } from 'vitest'
import { composeSupergraph, readSubgraphSdl } from '../src/compose.ts'
import { idOf } from '../src/operations.ts'
import { startLoad } from './load.ts'
import { startWorld, type World } from './world.ts'

const log = createLogger('test', 'silent')
const MINE = 'query Mine { mySurveys { title { vi } __typename } }'
const OTHER = 'query Other { myRatings { level __typename } }'
const NEWER = 'query Newer { mySurveys { shoeSize } }'
const RIGHT = JSON.stringify({
  data: { mySurveys: [{ title: { vi: 'Khảo sát' }, __typename: 'Survey' }] },
})

const SUPERGRAPH = composeSupergraph()
/** The same graph with one more field, which the service does not have yet. */
const LARGER = composeSupergraph((name) =>
  name === 'surveys'
    ? `${readSubgraphSdl(name)}\nextend type Survey { shoeSize: Int }`
    : readSubgraphSdl(name),
)

type Place = { world: World; write: (sdl: string, documents: string[]) => Promise<void> }

/** A world whose graph is in files, as in a Kubernetes ConfigMap. */
async function withFiles(watch = false): Promise<Place & AsyncDisposable> {
  const folder = await mkdtemp(join(tmpdir(), 'tn-reload-'))
  const supergraphFile = join(folder, 'supergraph.graphql')
  const operationsFile = join(folder, 'operations.json')
  const write = async (sdl: string, documents: string[]): Promise<void> => {
    const rows = documents.map((text) => [idOf(text), text] as const)
    await writeFile(operationsFile, JSON.stringify(Object.fromEntries(rows)))
    await writeFile(supergraphFile, sdl)
  }
  await write(SUPERGRAPH, [MINE])
  const world = await startWorld({
    log,
    supergraphSdl: undefined,
    allowList: undefined,
    change: (config) => ({
      ...config,
      resilience: { ...config.resilience, supergraphFile, operationsFile, watch },
      // the load comes from one address: its budget is not what is tried here
      rate: { ...config.rate, address: { burst: 1_000_000, perSecond: 1_000 } },
    }),
  })
  return {
    world,
    write,
    [Symbol.asyncDispose]: async () => {
      await world[Symbol.asyncDispose]()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function asks({ world }: Place, document: string): Promise<string | null> {
  const { status, text } = await world.ask(document, { byId: true })
  return status === 200 && text.trim() === RIGHT ? null : `${status} ${text}`
}

describe('a new supergraph', () => {
  it('drops no request, in ten reloads under constant load', async () => {
    await using place = await withFiles()
    const load = startLoad(20, () => asks(place, MINE))
    for (let at = 0; at < 10; at += 1) {
      await place.write(at % 2 ? SUPERGRAPH : LARGER, at % 2 ? [MINE] : [MINE, OTHER])
      const before = load.fine()
      expect(await place.world.reload()).toBe(true)
      // the load goes on with the new one
      await expect.poll(load.fine, { timeout: 60_000 }).toBeGreaterThan(before + 20)
    }
    const { fine, wrong } = await load.stop()
    expect(wrong).toEqual([])
    expect(fine).toBeGreaterThan(10 * 20)
  })

  it('brings its operations with it, and takes the old ones away', async () => {
    await using place = await withFiles()
    const { world, write } = place
    expect((await world.ask(OTHER, { byId: true })).codes).toEqual(['OPERATION_UNKNOWN'])
    await write(LARGER, [OTHER, NEWER])
    expect(await world.reload()).toBe(true)
    expect((await world.ask(OTHER, { byId: true })).data).toMatchObject({ myRatings: [{}] })
    expect((await world.ask(NEWER, { byId: true })).codes).not.toContain('OPERATION_UNKNOWN')
    expect((await world.ask(MINE, { byId: true })).codes).toEqual(['OPERATION_UNKNOWN'])
  })

  it.each([
    ['is no graph', 'type Query { a: Int', [MINE]],
    ['is empty', '', [MINE]],
    ['names a service of nobody', SUPERGRAPH.replaceAll('"surveys"', '"strangers"'), [MINE]],
    ['does not fit its operations', SUPERGRAPH, [MINE, NEWER]],
  ])('that %s is refused, and the old one stays', async (_, sdl, documents) => {
    await using place = await withFiles()
    await place.write(sdl, documents)
    expect(await place.world.reload()).toBe(false)
    expect(await asks(place, MINE)).toBeNull()
  })

  it('is not taken by halves: a broken allow-list refuses the supergraph beside it', async () => {
    await using place = await withFiles()
    await place.write(LARGER, [MINE])
    await writeFile(operationsFileOf(place.world), '{"sha256:00": "query"}')
    expect(await place.world.reload()).toBe(false)
    expect(await asks(place, MINE)).toBeNull()
  })

  it('is taken by itself where the files are watched', async () => {
    await using place = await withFiles(true)
    // written again and again: whoever watches may have had no look at the old files yet when they change first
    const codes = async () => {
      await place.write(LARGER, [MINE, OTHER])
      return (await place.world.ask(OTHER, { byId: true })).codes
    }
    await expect.poll(codes, { timeout: 60_000, interval: 2_500 }).toEqual([])
    expect(await readFile(operationsFileOf(place.world), 'utf8')).toContain('Other')
  })
})

function operationsFileOf({ config }: World): string {
  return config.resilience.operationsFile ?? ''
}
