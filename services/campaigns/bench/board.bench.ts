import { placeOf } from '../src/board/place-unit.ts'
import { benchService, CAMPAIGN, province, PROVINCE, spread } from './bench-service.ts'

/**
 * A page of 100 and the totals of a board of 700 units in 100 ms, of 100,000 synthetic units in a second; the first page, a
 * page in the middle, one band. Asked of the service over HTTP; names are added by membership at the gateway.
 */
const SIZES = [
  { units: 700, uppers: 12, rounds: 60, goalMs: 100 },
  { units: 100_000, uppers: 1_300, rounds: 6, goalMs: 1_000 },
]

const BOARD = `query($id: ID!, $after: String, $band: SizeBand) { campaign(id: $id) {
  board(first: 100, after: $after, band: $band) {
    totalCount pageInfo { hasNextPage endCursor }
    totals { units members target registered verified per100 }
    edges { node { organization { id } band grouped members target registered verified per100 } } } } }`

type Bench = Awaited<ReturnType<typeof benchService>>
type Size = (typeof SIZES)[number]

async function main(): Promise<void> {
  for (const size of SIZES) {
    await using bench = await benchService()
    await fill(bench, size)
    const times = await measure(bench, size)
    const { p50, p95 } = spread(times)
    console.log(`${size.units} units: p50 ${p50} ms, p95 ${p95} ms`)
    const figure = `campaigns: board of ${size.units} units, p95 ms`
    bench.figure({ figure, value: p95, goal: size.goalMs })
    if (p95 > size.goalMs) process.exitCode = 1
  }
}

/** Sizes like the province's: a third under 10 members, a median of 24, a few hundred. */
async function fill({ stores }: Bench, { units, uppers }: Size): Promise<void> {
  const tree = province(uppers, units)
  for (let at = 0; at < tree.length; at += 5_000)
    await stores.projection.takeOrganizations(tree.slice(at, at + 5_000))
  const rows = tree
    .filter(({ level }) => level === 'GRASSROOTS')
    .map((unit, at) => {
      const members = [6, 8, 14, 24, 24, 36, 62, 118, 212][at % 9] ?? 0
      const numbers = { target: 6, registered: at % 8, verified: at % 6, reported: true }
      const id = `${CAMPAIGN}.${unit.id}`
      const row = { campaignId: CAMPAIGN, unitId: unit.id, via: CAMPAIGN, ...numbers }
      return { _id: id, ...row, ...placeOf(unit, members) }
    })
  for (let at = 0; at < rows.length; at += 5_000)
    await stores.board.model.insertMany(rows.slice(at, at + 5_000))
}

async function measure({ ask }: Bench, { units, rounds }: Size): Promise<number[]> {
  const who = { sub: 'M-officer', roles: [PROVINCE] }
  const middle = Buffer.from('1|').toString('base64url')
  const kinds = [{}, { after: middle }, { band: 'SMALL_UNDER_20' }]
  const times: number[] = []
  for (let round = -3; round < rounds; round++)
    for (const kind of kinds) {
      const begun = performance.now()
      const text = JSON.stringify(await ask(who, BOARD, { id: CAMPAIGN, ...kind }))
      // the first rounds warm up
      if (round >= 0) times.push(performance.now() - begun)
      if (!('band' in kind) && !text.includes(`"units":${units}`))
        throw new Error(text.slice(0, 500))
    }
  return times
}

await main()
