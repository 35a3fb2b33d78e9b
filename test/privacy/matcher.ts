import type { Dump } from './dump.ts'

/** What the test knows and the attacker wants: who sent which ballot. */
export type Truth = ReadonlyMap<string, string>

type Ordered = { id: string; pool: number }
export type Feature = { name: string; members: Ordered[]; ballots: Ordered[] }

/**
 * Every pair of orders an administrator can lay side by side: of members (passes, sessions, in tables, by record id and
 * in the oplog) and of ballots (table, record id, oplog, key).
 */
export function orders(dump: Dump, survey: string): Feature[] {
  const passes = (dump.databases['surveys_pass'] ?? []).filter(
    ({ collection, document }) => collection === 'passes' && document['survey'] === survey,
  )
  const poolOf = new Map(
    passes.map(({ document }) => [String(document['memberId']), Number(document['pool'])]),
  )
  const sessions = (dump.databases['membership'] ?? []).filter(
    ({ collection, document }) => collection === 'sessions' && poolOf.has(document['memberId']),
  )
  const ballots = (dump.databases['surveys_ballot'] ?? []).filter(
    ({ collection }) => collection === `ballots_${survey}`,
  )
  const member = (id: string): Ordered => ({ id, pool: poolOf.get(id) ?? -1 })
  const ballot = (bytes: { buffer: Uint8Array; position?: number }): Ordered => {
    const raw = Buffer.from(bytes.buffer).subarray(0, 36)
    return { id: raw.subarray(4).toString('hex'), pool: raw.readUInt32BE(0) }
  }
  const byRecord = <T extends { recordId: string }>(rows: T[]) =>
    rows.toSorted((a, b) => a.recordId.localeCompare(b.recordId, 'en', { numeric: true }))
  const logged = (collection: string) =>
    dump.oplog.filter((entry) => entry.collection === collection)
  const ofMembers = {
    'passes in the oplog': logged('surveys_pass.passes')
      .filter(({ document }) => document['survey'] === survey)
      .map(({ document }) => member(document['memberId'])),
    'passes in their table': passes.map(({ document }) => member(document['memberId'])),
    'passes by record id': byRecord(passes).map(({ document }) => member(document['memberId'])),
    'sessions in the oplog': logged('membership.sessions')
      .filter(({ document }) => poolOf.has(document['memberId']))
      .map(({ document }) => member(document['memberId'])),
    'sessions in their table': sessions.map(({ document }) => member(document['memberId'])),
  }
  const ofBallots = {
    'ballots in the oplog': logged(`surveys_ballot.ballots_${survey}`).map(({ document }) =>
      ballot(document['_id']),
    ),
    'ballots in their table': ballots.map(({ document }) => ballot(document['_id'])),
    'ballots by record id': byRecord(ballots).map(({ document }) => ballot(document['_id'])),
  }
  return Object.entries(ofMembers).flatMap(([left, members]) =>
    Object.entries(ofBallots).map(([right, rows]) => ({
      name: `${left} x ${right}`,
      members,
      ballots: rows,
    })),
  )
}

export type Score = { name: string; right: number; pools: number; people: number; limit: number }

/**
 * Matches within each pool the i-th member with the i-th ballot: the most likely assignment when both orders come from
 * the same clock. Blind chance gets one right per pool, with variance one (fixed points of a random permutation).
 */
export function score({ name, members, ballots }: Feature, truth: Truth): Score {
  const byPool = Map.groupBy(
    members.filter(({ id }) => truth.has(id)),
    ({ pool }) => pool,
  )
  const ballotsByPool = Map.groupBy(ballots, ({ pool }) => pool)
  let right = 0
  let people = 0
  for (const [pool, inside] of byPool) {
    const theirs = ballotsByPool.get(pool) ?? []
    people += inside.length
    inside.forEach(({ id }, index) => (right += Number(theirs[index]?.id === truth.get(id))))
  }
  return {
    name,
    right,
    pools: byPool.size,
    people,
    limit: byPool.size + 3 * Math.sqrt(byPool.size),
  }
}
