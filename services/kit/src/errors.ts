import { GraphQLError } from 'graphql'
import { say, type Lang, type WordKey } from './words.ts'

/**
 * The four throwables of the platform (style.md 1.7). Expected failures of a mutation are union members
 * instead; anything else thrown is a bug and reaches the caller as INTERNAL without its text.
 */
class Refusal extends GraphQLError {
  constructor(code: WordKey, lang: Lang, extra: Record<string, unknown> = {}) {
    super(say(code, lang), { extensions: { code, ...extra } })
  }
}

export class NotSignedIn extends Refusal {
  override name = 'NotSignedIn'
  constructor(lang: Lang = 'vi') {
    super('NOT_SIGNED_IN', lang)
  }
}

export class NotAllowed extends Refusal {
  override name = 'NotAllowed'
  constructor(lang: Lang = 'vi') {
    super('NOT_ALLOWED', lang)
  }
}

/** Also thrown for what exists but is out of scope: both must look the same (domain.md 5). */
export class NotFound extends Refusal {
  override name = 'NotFound'
  constructor(lang: Lang = 'vi') {
    super('NOT_FOUND', lang)
  }
}

export class Invalid extends Refusal {
  override name = 'Invalid'
  constructor(field: string, rule: string, lang: Lang = 'vi') {
    super('INVALID_INPUT', lang, { field, rule })
  }
}
