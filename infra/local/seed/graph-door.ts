import { setTimeout as wait } from 'node:timers/promises'
import { Pool } from 'undici'
import { z } from 'zod'
import { trustedDocuments } from './trusted-documents.ts'

/** What came back: the data, and the session cookie where signing in set one. */
export type Reply<T> = { data: T; cookie: string | undefined }

/**
 * The gateway as the demo uses it. `ask` and `askAnonymously` never share a connection: what is sent anonymously has
 * nothing beside it that names a person (privacy.md 2.5).
 */
export type GraphDoor = {
  ask: <S extends z.ZodType>(call: Call<S>, cookie?: string) => Promise<Reply<z.infer<S>>>
  askAnonymously: <S extends z.ZodType>(call: Call<S>) => Promise<z.infer<S>>
  [Symbol.asyncDispose]: () => Promise<void>
}

/** `body` overrides what is sent, for requests with padding: it gets the JSON's fixed parts. */
export type Call<S extends z.ZodType> = {
  operation: string
  variables: Record<string, unknown>
  answer: S
  body?: (fixed: { documentId: string; operationName: string }) => string
}

const Fault = z.object({ extensions: z.object({ code: z.string() }) })
const Envelope = z.object({ data: z.unknown(), errors: z.array(z.unknown()).optional() })
const RETRIES = 20
const TRIES_IN_TROUBLE = 5
/** What a machine with too much to do says; among tens of thousands of requests some meet it. */
const TROUBLE = new Set(['SUBGRAPH_UNAVAILABLE', 'TOO_SLOW', 'BUSY'])
/** Asked twice they are answered as once. The others are not asked again: whoever asked begins anew. */
const REPEATABLE = new Set([
  'RequestCode',
  'MySurveys',
  'SurveyManifest',
  'IssueSurveyPass',
  'AnswerSurvey',
  'SurveyWorkState',
  'RunCycle',
  'RunProgress',
  'BoardRatings',
  'CampaignToPlan',
  'RegisterUnit',
  'InitiativeProgrammes',
  'OwnReferral',
  'ReferralCriteria',
  'CampaignBoard',
  'CampaignDesk',
  'UnitInitiatives',
  'MyInitiatives',
  'ModelList',
  'FundAppeals',
  'DocumentList',
  'StaffCalendar',
  'PartyInbox',
])

/** No answer, or one that says that a service was too slow: another try may succeed. */
export class PassingTrouble extends Error {
  override name = 'PassingTrouble'
}
const NAMED_HEADERS = { 'content-type': 'application/json', 'accept-language': 'vi' }
const ANONYMOUS_HEADERS = { 'content-type': 'application/json' }

/** Opens the gateway's door with at most `width` connections of either kind. */
export function openDoor(gatewayUrl: string, width: number): GraphDoor {
  const ids = trustedDocuments()
  const [named, anonymous] = [0, 1].map(
    () => new Pool(gatewayUrl, { connections: width, pipelining: 1 }),
  )
  if (!named || !anonymous) throw new Error('two pools')
  return {
    ask: async (call, cookie) => {
      const headers = cookie === undefined ? NAMED_HEADERS : { ...NAMED_HEADERS, cookie }
      const sent = await post(named, headers, bodyOf(ids, call), call.operation)
      return { data: call.answer.parse(sent.data), cookie: sent.cookie }
    },
    askAnonymously: async (call) => {
      const sent = await post(anonymous, ANONYMOUS_HEADERS, bodyOf(ids, call), call.operation)
      return call.answer.parse(sent.data)
    },
    [Symbol.asyncDispose]: async () => {
      await Promise.all([named.close(), anonymous.close()])
    },
  }
}

function bodyOf<S extends z.ZodType>(ids: Map<string, string>, call: Call<S>): string {
  const documentId = ids.get(call.operation)
  if (documentId === undefined) throw new Error(`the gateway does not know ${call.operation}`)
  const fixed = { documentId, operationName: call.operation }
  return call.body?.(fixed) ?? JSON.stringify({ ...fixed, variables: call.variables })
}

type Answered = { data: unknown; cookie: string | undefined }

/** Posts a repeatable request again while the trouble may pass. @throws PassingTrouble when it does not */
async function post(
  pool: Pool,
  headers: Record<string, string>,
  body: string,
  operation: string,
): Promise<Answered> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await postOnce(pool, headers, body, operation)
    } catch (error) {
      const again = REPEATABLE.has(operation) && attempt < TRIES_IN_TROUBLE
      if (!(error instanceof PassingTrouble) || !again) throw error
      await wait(400 * attempt)
    }
  }
}

/** Posts until it is answered; a full house (503) is asked again. An answer with `errors` is a fault. */
async function postOnce(
  pool: Pool,
  headers: Record<string, string>,
  body: string,
  operation: string,
): Promise<Answered> {
  for (let attempt = 1; ; attempt += 1) {
    const { response, text } = await answerOf(pool, headers, body, operation)
    if (response.statusCode === 503 && attempt < RETRIES) {
      await wait(100 * attempt)
      continue
    }
    const read = response.statusCode < 500 ? Envelope.safeParse(JSON.parse(text)) : undefined
    const said = `${operation}: HTTP ${response.statusCode} ${text.slice(0, 500)}`
    if (read?.success && isTrouble(read.data.errors)) throw new PassingTrouble(said)
    if (!read?.success || read.data.errors) throw new Error(said)
    return { data: read.data.data, cookie: cookieOf(response.headers['set-cookie']) }
  }
}

async function answerOf(
  pool: Pool,
  headers: Record<string, string>,
  body: string,
  operation: string,
) {
  try {
    const response = await pool.request({ method: 'POST', path: '/graphql', headers, body })
    return { response, text: await response.body.text() }
  } catch (error) {
    throw new PassingTrouble(`${operation}: no answer`, { cause: error })
  }
}

function isTrouble(errors: readonly unknown[] | undefined): boolean {
  if (errors === undefined || errors.length === 0) return false
  const codes = errors.map((error) => Fault.safeParse(error).data?.extensions.code)
  return codes.every((code) => code !== undefined && TROUBLE.has(code))
}

function cookieOf(header: string | string[] | undefined): string | undefined {
  return [header ?? []].flat()[0]?.split(';', 1)[0]
}
