import { HeaderMap } from '@apollo/server'
import { say, type Lang } from '@tinnhiem/kit/words'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { Kind } from 'graphql'
import * as z from 'zod'
import { claimOf, mayAskFreely, type Asker } from '../asker.ts'
import { newContext } from '../context.ts'
import { MAX_COST, type PageHint } from '../cost.ts'
import type { GraphqlDoor } from '../graphql-door.ts'
import { readGraphqlBody, type GraphqlBody } from '../json-body.ts'
import { MAX_DEPTH } from '../limits.ts'
import { ROOT_POLICY } from '../policy.ts'
import { charge } from '../rate/charge.ts'
import { PRICE_OF_A_TEXT } from '../rate/price.ts'
import { Refusal } from '../refusal.ts'
import { refuseForeignPages } from '../same-site.ts'
import { writeHead } from '../security-headers.ts'
import { languageOf } from '../words.ts'
import { policyAnswer } from './policy-answer.ts'
import { newQuestion, type Weight } from './question.ts'

/** Why a question would be refused or give nothing; `field` where one field is to blame, `hint` where a page is. */
export type Problem = { code: string; field?: string; hint?: PageHint; message: string }

/** The answer of `POST /graphql/cost`; null for what cannot be told of a text that is no valid query. */
export type Weighed = {
  cost: number | null
  limit: number
  depth: number | null
  maxDepth: number
  problems: Problem[]
}

/** What is charged for here is no operation yet. */
const BESIDE_THE_GRAPH = {
  trusted: true,
  document: { kind: Kind.DOCUMENT, definitions: [] },
} as const

const METHODS: Readonly<Record<string, string>> = { '/graphql/cost': 'POST', '/policy': 'GET' }

export function isOfConsole(path: string): boolean {
  return Object.hasOwn(METHODS, path)
}

const hint = z.object({
  page: z.string(),
  from: z.number(),
  fits: z.number().exactOptional(),
  variable: z.string().exactOptional(),
})
const answered = z.object({
  errors: z
    .array(
      z.object({
        message: z.string(),
        extensions: z.object({
          code: z.string(),
          field: z.string().exactOptional(),
          hint: hint.exactOptional(),
        }),
      }),
    )
    .default([]),
})

/**
 * The two doors of the analysts' console beside the graph: what a question would cost, and who may use which field.
 * @throws Refusal OPERATION_NOT_ALLOWED (403) for everybody but analysts, and what reading the body throws
 */
export async function answerConsole(
  door: GraphqlDoor,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
): Promise<void> {
  const method = METHODS[path] ?? ''
  if (request.method !== method)
    return send(response, 405, { code: 'BAD_REQUEST' }, { allow: method })
  const lang = languageOf(request.headers['accept-language'])
  const body = path === '/graphql/cost' ? await readGraphqlBody(request) : null
  refuseForeignPages(request.headers)
  const caller = { request, claim: claimOf(request.headers) }
  const { asker, pay } = await charge(door, caller, BESIDE_THE_GRAPH, lang)
  if (!mayAskFreely(asker)) throw new Refusal('OPERATION_NOT_ALLOWED', 403, lang)
  // a text is parsed and checked here as at the other door, and costs the same
  await pay(body ? PRICE_OF_A_TEXT : 1)
  send(response, 200, body ? await weighed(door, body, asker, lang) : policyAnswer())
}

/** Goes through the very checks of a question that is asked, and stops before anything is sent. */
async function weighed(
  { apollo }: GraphqlDoor,
  { query, variables, operationName }: GraphqlBody,
  asker: Asker,
  lang: Lang,
): Promise<Weighed> {
  if (query === undefined) throw new Refusal('BAD_REQUEST', 400, lang)
  const question = newQuestion(true)
  const body = { query, variables, ...(operationName === undefined ? {} : { operationName }) }
  const headers = new HeaderMap([['content-type', 'application/json']])
  const reply = await apollo.executeHTTPGraphQLRequest({
    httpGraphQLRequest: { method: 'POST', search: '', headers, body },
    // nothing is sent, so nothing is signed
    context: async () => newContext({ identity: '', lang, adHoc: true, question }),
  })
  if (reply.body.kind !== 'complete') throw new Error('this gateway does not answer in parts')
  const { errors } = answered.parse(JSON.parse(reply.body.string))
  const told = errors.map(({ message, extensions }): Problem => ({ ...extensions, message }))
  return {
    cost: question.weight?.cost ?? null,
    limit: MAX_COST,
    depth: question.weight?.depth ?? null,
    maxDepth: MAX_DEPTH,
    problems: [...told, ...(question.weight ? closedFields(question.weight, asker, lang) : [])],
  }
}

/** Root fields that are not for the asker's roles. A field that acts is for nobody here: questions only ask. */
function closedFields({ roots }: Weight, { viewer }: Asker, lang: Lang): Problem[] {
  const isOpen = (name: string): boolean => {
    const who = name.startsWith('__') ? 'ANYONE' : ROOT_POLICY[`Query.${name}`]?.who
    if (who === undefined || typeof who === 'string') return who === 'ANYONE' || who === 'SIGNED_IN'
    return viewer?.roles.some(({ role }) => who.includes(role)) ?? false
  }
  const closed = [...new Set(roots)].filter((name) => !isOpen(name))
  return closed.map((field) => ({ code: 'NOT_ALLOWED', field, message: say('NOT_ALLOWED', lang) }))
}

function send(
  response: ServerResponse,
  status: number,
  value: unknown,
  more: Record<string, string> = {},
): void {
  const body = JSON.stringify(value)
  writeHead(response, status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    ...more,
  })
  response.end(body)
}
