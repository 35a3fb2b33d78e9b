import {
  blind,
  createBallotKey,
  finalize,
  fromBase64url,
  nullKey,
  padTo,
  passMessage,
  readPoolKey,
  signBallot,
  toBase64url,
  toHex,
  verifyManifest,
  type Pass,
  type UnpaddedBallot,
} from '@tinnhiem/web/ballot'
import type { Answer } from './ask.ts'
import type { TestWorld } from './world.ts'

/** Twelve answers of somebody content, of somebody not, and of somebody who skips everything. */
export const GLAD = [5, 5, 4, 5, 4, 3, 5, 5, 4, 5, 3, 3]
export const SORRY = [2, 1, 2, 1, 2, 1, 1, 2, 1, 2, 1, 2]
export const SILENT = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]

const SURVEY_FIELDS = 'id state version title { vi } manifestHash moves'
const MOVED = `{ __typename ... on SurveyChanged { survey { ${SURVEY_FIELDS} } } ... on MoveRefused { rule message } ... on VersionConflict { currentVersion } ... on InvalidInput { field rule } }`

export type SurveyView = {
  id: string
  state: string
  version: number
  title: { vi: string }
  manifestHash: string | null
  moves: string[]
}

export const surveyOf = async (world: TestWorld, key: string, id: string): Promise<SurveyView> =>
  (
    await (
      await world.as(key)
    ).data(`query ($id: ID!) { survey(id: $id) { ${SURVEY_FIELDS} } }`, { id })
  )['survey']

/** The survey administrator drafts the yearly survey. */
export async function draftsSurvey(world: TestWorld, input: object = {}): Promise<SurveyView> {
  const mai = await world.as('mai')
  const usual = {
    year: 2023,
    template: 'YEARLY',
    audience: 'P12',
    titleVi: 'Khảo sát hằng năm 2023',
    titleEn: 'Yearly survey 2023',
    opensOn: '2023-11-20',
    closesOn: '2023-11-30',
  }
  const document = `mutation ($input: DraftSurveyInput!) { draftSurvey(input: $input) { __typename ... on SurveyChanged { survey { ${SURVEY_FIELDS} } } ... on InvalidInput { field rule message } } }`
  const { draftSurvey } = await mai.data(document, { input: { ...usual, ...input } })
  if (!draftSurvey.survey) throw new Error(`not drafted: ${JSON.stringify(draftSurvey)}`)
  return draftSurvey.survey
}

/** A move by somebody; the result as the union gives it. */
export async function moves(
  world: TestWorld,
  key: string,
  field: string,
  id: string,
  version: number,
  extra: Record<string, unknown> = {},
) {
  const names = Object.keys(extra)
  const declared = names.map((name) => `, $${name}: String!`).join('')
  const passed = names.map((name) => `, ${name}: $${name}`).join('')
  const document = `mutation ($id: ID!, $version: Int!${declared}) { ${field}(id: $id, version: $version${passed}) ${MOVED} }`
  return (await (await world.as(key)).data(document, { id, version, ...extra }))[field]
}

/** Draft, review, approval by the other person, opening. On its own day the clock may open it first (D-18): as good. */
export async function opensSurvey(world: TestWorld, input: object = {}): Promise<SurveyView> {
  const draft = await draftsSurvey(world, input)
  const reviewed = await moves(world, 'mai', 'requestSurveyReview', draft.id, draft.version)
  const approved = await moves(world, 'hang', 'approveSurvey', draft.id, reviewed.survey.version)
  return await world.until('the keys and the opening', async () => {
    const opened = await moves(world, 'mai', 'openSurvey', draft.id, approved.survey.version)
    if (opened.__typename === 'SurveyChanged') return opened.survey as SurveyView
    if (opened.rule === 'KEYS_NOT_READY') return null
    const now = await surveyOf(world, 'mai', draft.id)
    if (now.state !== 'OPEN') throw new Error(`not opened: ${JSON.stringify(opened)}`)
    return now
  })
}

const MANIFEST =
  'query ($survey: String!, $list: String) { surveyManifest(survey: $survey, list: $list) { header hash list } }'

/** Takes a pass the way a phone does: manifest without a session, compared with the signed-in hash, blind signature. */
export async function takesPass(world: TestWorld, key: string, survey: string): Promise<Pass> {
  const person = await world.as(key)
  const seen = await person.data(
    'query ($id: ID!) { survey(id: $id) { manifestHash myPool { number list } } }',
    { id: survey },
  )
  const { manifestHash, myPool } = seen['survey']
  const { surveyManifest } = await world.nobody.data(MANIFEST, { survey, list: myPool.list })
  const checked = await verifyManifest(surveyManifest.header, surveyManifest.list, manifestHash)
  if (!checked.ok) throw new Error(`manifest refused: ${checked.problem}`)
  const pool = checked.list.pools.find(({ number }) => number === myPool.number)
  if (!pool) throw new Error('the own pool is not in the list')
  const poolKey = await readPoolKey(pool.publicKey)
  const ballotKey = await createBallotKey()
  const message = await passMessage({
    survey,
    pool: pool.number,
    manifestHash,
    publicKey: ballotKey.publicKey,
  })
  const { blinded, inverse } = await blind(message, poolKey)
  const issued = await asksForPass(world, key, survey, manifestHash, toBase64url(blinded))
  if (issued.__typename !== 'SurveyPassIssued')
    throw new Error(`no pass: ${JSON.stringify(issued)}`)
  const passSignature = await finalize(
    message,
    poolKey,
    fromBase64url(issued.blindSignature),
    inverse,
  )
  return { survey, pool: pool.number, manifestHash, key: ballotKey, passSignature }
}

export async function asksForPass(
  world: TestWorld,
  key: string,
  survey: string,
  manifestHash: string,
  blinded: string,
) {
  const document =
    'mutation ($survey: ID!, $hash: String!, $blinded: String!) { issueSurveyPass(survey: $survey, manifestHash: $hash, blinded: $blinded) { __typename ... on SurveyPassIssued { blindSignature pool } ... on Failure { code message } } }'
  return (await (await world.as(key)).data(document, { survey, hash: manifestHash, blinded }))[
    'issueSurveyPass'
  ]
}

export const ANSWER =
  'mutation ($ballot: BallotInput!) { answerSurvey(ballot: $ballot) { __typename ... on AnswerStored { receipt { survey ballotKey seq day signature } } ... on MalformedAnswer { field rule } ... on Failure { code message } } }'

/** Sends a ballot without a session, padded. */
export async function sends(world: TestWorld, ballot: UnpaddedBallot): Promise<any> {
  const answer = await sendsRaw(world, ballot)
  if (!answer.data)
    throw new Error(`answerSurvey: ${answer.status} ${JSON.stringify(answer.errors)}`)
  return answer.data['answerSurvey']
}

export async function sendsRaw(
  world: TestWorld,
  ballot: UnpaddedBallot,
  headers: Record<string, string> = {},
): Promise<Answer> {
  let padding = ''
  padTo((filling) => {
    padding = filling
    return JSON.stringify({ query: ANSWER, variables: { ballot: { ...ballot, padding: filling } } })
  }, 3_072)
  return await world.nobody.ask(ANSWER, { ballot: { ...ballot, padding } }, headers)
}

export async function answers(
  world: TestWorld,
  key: string,
  survey: string,
  codes: readonly number[],
  seq = 1,
): Promise<{ pass: Pass; receipt: any }> {
  const pass = await takesPass(world, key, survey)
  const stored = await sends(world, await signBallot(pass, seq, codes))
  if (stored.__typename !== 'AnswerStored') throw new Error(`not stored: ${JSON.stringify(stored)}`)
  return { pass, receipt: stored.receipt }
}

export async function ballotKeyOf(pass: Pass): Promise<string> {
  return toHex(await nullKey(await passMessage({ ...pass, publicKey: pass.key.publicKey })))
}

/** Closes by hand and waits for the one release. */
export async function closesAndReleases(world: TestWorld, id: string): Promise<SurveyView> {
  const open = await surveyOf(world, 'mai', id)
  const closed = await moves(world, 'mai', 'closeSurvey', id, open.version, {
    title: open.title.vi,
  })
  if (closed.__typename !== 'SurveyChanged')
    throw new Error(`not closed: ${JSON.stringify(closed)}`)
  return await world.until('the release', async () => {
    const now = await surveyOf(world, 'mai', id)
    return now.state === 'RELEASED' ? now : null
  })
}
