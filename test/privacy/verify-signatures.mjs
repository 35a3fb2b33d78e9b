/*
 * Verifies every stored signature of a survey with nothing but node:crypto and one JSON file (privacy.md 2.8). It
 * shares no code with the services: the formats below are written a third time, from the design alone.
 *
 *   node test/privacy/verify-signatures.mjs export.json
 *
 * The file holds one survey or a list of them, as `export-ballots.ts` writes it:
 *   survey, manifestHash   64 hex digits each
 *   header, lists          the frozen texts: the manifest's header and its pool lists
 *   passes                 number of issued passes by pool number
 *   ballots                id (hex, 36 B), seq, day, and base64url: answers, publicKey, passSignature, signature
 *   keys                   { count, keys, signature } of a closed survey, or null
 */
import { constants, createHash, createPublicKey, verify } from 'node:crypto'
import { readFileSync } from 'node:fs'

const MOST_SHOWN = 20

const [file] = process.argv.slice(2)
if (!file) {
  console.error('usage: node test/privacy/verify-signatures.mjs <export.json>')
  process.exit(2)
}
const surveys = [JSON.parse(readFileSync(file, 'utf8'))].flat()
const reports = surveys.map(check)
for (const { problems, ...report } of reports) {
  console.log(JSON.stringify({ ...report, problems: problems.length }))
  for (const problem of problems.slice(0, MOST_SHOWN)) console.error(`  ${problem}`)
}
if (surveys.length === 0 || reports.some(({ problems }) => problems.length > 0))
  process.exitCode = 1

/** Everything that does not fit in one survey, in words. */
function check(given) {
  const problems = []
  const header = readHeader(given, problems)
  const pools = readPools(given, header, problems)
  const keys = given.ballots.map((ballot, at) => checkBallot(given, pools, ballot, at, problems))
  if (new Set(keys).size !== keys.length) problems.push('a ballot key is stored twice')
  countPools(given, pools, problems)
  if (given.keys) checkKeyList(given, header, keys, problems)
  const passes = Object.values(given.passes).reduce((sum, count) => sum + count, 0)
  const eligible = [...pools.values()].reduce((sum, pool) => sum + pool.eligible, 0)
  const { survey } = given
  const ballots = keys.length
  return { survey, pools: pools.size, eligible, passes, ballots, keys: !!given.keys, problems }
}

/** The header must be the one that every pass is bound to. */
function readHeader({ survey, header, manifestHash }, problems) {
  const read = JSON.parse(header)
  if (sha256(header).toString('hex') !== manifestHash)
    problems.push('the header has another hash than the manifest')
  if (read.survey !== survey) problems.push('the header is of another survey')
  if (canonical(read) !== header) problems.push('the header is not canonical')
  return read
}

/** Pools by number, from lists the header vouches for. */
function readPools({ lists }, { poolLists, poolRoot }, problems) {
  const hashes = new Map(poolLists.map(({ upper, hash }) => [upper, hash]))
  if (sha256(canonical(poolLists)).toString('hex') !== poolRoot)
    problems.push('the pool lists have another root')
  const pools = new Map()
  const seen = new Set()
  for (const text of lists) {
    const { upper, pools: inside } = JSON.parse(text)
    if (sha256(text).toString('hex') !== hashes.get(upper))
      problems.push(`the pool list of ${upper} is not the frozen one`)
    seen.add(upper)
    for (const pool of inside) {
      if (pools.has(pool.number)) problems.push(`pool ${pool.number} is there twice`)
      pools.set(pool.number, { eligible: pool.eligible, key: poolKey(pool, problems) })
    }
  }
  for (const { upper } of poolLists)
    if (!seen.has(upper)) problems.push(`the pool list of ${upper} is missing`)
  return pools
}

function poolKey({ number, publicKey }, problems) {
  const key = createPublicKey({
    key: Buffer.from(publicKey, 'base64url'),
    format: 'der',
    type: 'spki',
  })
  const { modulusLength, publicExponent } = key.asymmetricKeyDetails
  if (key.asymmetricKeyType !== 'rsa' || modulusLength !== 2048 || publicExponent !== 65537n)
    problems.push(`pool ${number}: the key is not RSA-2048 with e = 65537`)
  return key
}

/** Both signatures over the rebuilt message, and the place where the ballot is kept. Returns its public name. */
function checkBallot({ survey, manifestHash }, pools, ballot, at, problems) {
  const id = Buffer.from(ballot.id, 'hex')
  const name = `ballot ${at} (${ballot.id.slice(8, 24)})`
  const pool = id.readUInt32BE(0)
  const point = Buffer.from(ballot.publicKey, 'base64url')
  const message = Buffer.concat([
    Buffer.from('tinnhiem-pass-v1\0'),
    Buffer.from(survey, 'hex'),
    u32(pool),
    Buffer.from(manifestHash, 'hex'),
    sha256(point),
  ])
  const key = sha256(Buffer.concat([Buffer.from('tinnhiem-null-v1'), message]))
  if (id.length !== 36 || !id.subarray(4).equals(key)) problems.push(`${name}: another key`)
  const known = pools.get(pool)
  if (!known) problems.push(`${name}: pool ${pool} is not in the manifest`)
  else if (!isPass(known.key, message, ballot)) problems.push(`${name}: the pass does not verify`)
  if (!isSigned(point, message, ballot)) problems.push(`${name}: the ballot does not verify`)
  return key.toString('hex')
}

/** RSASSA-PSS, SHA-384, salt of 48 bytes (RFC 9474, RSABSSA-SHA384-PSS-Deterministic). */
function isPass(key, message, { passSignature }) {
  const signature = Buffer.from(passSignature, 'base64url')
  const padding = constants.RSA_PKCS1_PSS_PADDING
  return (
    signature.length === 256 &&
    verify('sha384', message, { key, padding, saltLength: 48 }, signature)
  )
}

/** ECDSA P-256 with SHA-256, r || s, over message, seq and answers. */
function isSigned(point, message, { seq, answers, signature }) {
  const codes = Buffer.from(answers, 'base64url')
  const bytes = Buffer.concat([
    Buffer.from('tinnhiem-ballot-v1\0'),
    message,
    u32(seq),
    Buffer.of(codes.length),
    codes,
  ])
  const head = Buffer.from('3059301306072a8648ce3d020106082a8648ce3d030107034200', 'hex')
  try {
    const spki = Buffer.concat([head, point])
    const key = createPublicKey({ key: spki, format: 'der', type: 'spki' })
    const given = Buffer.from(signature, 'base64url')
    return verify('sha256', bytes, { key, dsaEncoding: 'ieee-p1363' }, given)
  } catch {
    return false
  }
}

/** Per pool: ballots <= passes <= eligible. */
function countPools({ ballots, passes }, pools, problems) {
  const counts = new Map()
  for (const { id } of ballots) {
    const pool = Buffer.from(id, 'hex').readUInt32BE(0)
    counts.set(pool, (counts.get(pool) ?? 0) + 1)
  }
  for (const pool of Object.keys(passes))
    if (!pools.has(Number(pool))) problems.push(`passes of pool ${pool}, which does not exist`)
  for (const [number, { eligible }] of pools) {
    const cast = counts.get(number) ?? 0
    const issued = passes[number] ?? 0
    if (cast > issued) problems.push(`pool ${number}: ${cast} ballots for ${issued} passes`)
    if (issued > eligible) problems.push(`pool ${number}: ${issued} passes for ${eligible} people`)
  }
}

/** The published list names exactly the stored ballots, ascending, signed by the board key. */
function checkKeyList({ survey, keys: list }, { boardKey }, keys, problems) {
  if (keys.toSorted().join('\n') !== list.keys || keys.length !== list.count)
    problems.push('the list of ballot keys is not that of the stored ballots')
  const spki = Buffer.from(boardKey, 'base64url')
  const key = createPublicKey({ key: spki, format: 'der', type: 'spki' })
  const text = ['tinnhiem-ballot-keys-v1', survey, list.count, list.keys].join('\n')
  if (!verify(null, Buffer.from(text), key, Buffer.from(list.signature, 'base64url')))
    problems.push('the list of ballot keys is not signed by the board key')
}

function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const members = Object.keys(value)
    .toSorted()
    .map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`)
  return `{${members.join(',')}}`
}

function sha256(bytes) {
  return createHash('sha256').update(bytes).digest()
}

function u32(value) {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}
