import { HeaderMap } from '@apollo/server'
import type { Lang } from '@tinnhiem/kit/words'
import { GraphQLError } from 'graphql'
import type { PageHint } from './cost.ts'
import { say, type GatewayCode } from './words.ts'

type Details = {
  retryAfter?: number
  service?: string
  field?: string
  rule?: string
  hint?: PageHint
  /** What is wrong with a text, and where in it. */
  because?: GraphQLError
}

/** The rule a document broke that is no GraphQL. */
export const SYNTAX = 'SYNTAX'

/** The gateway says no: a stable code, a sentence in the caller's language and an HTTP status. */
export class Refusal extends GraphQLError {
  override name = 'Refusal'
  readonly code: GatewayCode
  readonly status: number
  readonly retryAfter: number | undefined
  readonly because: GraphQLError | undefined

  /** @param details.retryAfter seconds until it makes sense to try again */
  constructor(code: GatewayCode, status: number, lang: Lang = 'vi', details: Details = {}) {
    const { retryAfter, because, ...named } = details
    const headers = new HeaderMap(
      retryAfter === undefined ? [] : [['retry-after', `${retryAfter}`]],
    )
    const after = retryAfter === undefined ? {} : { retryAfter }
    const extensions = { code, http: { status, headers }, ...named, ...after }
    super(say(code, lang), { extensions })
    this.code = code
    this.status = status
    this.retryAfter = retryAfter
    this.because = because
  }
}
