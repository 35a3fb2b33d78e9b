import { parse } from 'graphql'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { composeSupergraph } from '../../gateway/src/compose.ts'
import { SUPERGRAPH_FILE } from '../../gateway/src/subgraphs.ts'
import { lostAnswers } from './lost-answers.ts'

const CASE = 'a case without the person and the unit it is about is neither read nor decided'
const LIST = 'the form saves the whole list: with somebody missing it would take him off'

/** Where no answer is better than one with a gap. */
const NEEDED: Record<string, string> = {
  'Referral.union': CASE,
  'Referral.member': CASE,
  'ReferralInvitation.union': 'nobody consents without being told who asks (REF-1)',
  'ReferralDesk.union': LIST,
  'ReferralDesk.officers': LIST,
}

describe('a service that is down takes its own part alone', () => {
  const lost = lostAnswers(parse(readFileSync(SUPERGRAPH_FILE, 'utf8')))

  it('and no other answer, but where a gap would be worse', () => {
    const unknown = lost.filter(({ field }) => !Object.hasOwn(NEEDED, field))
    expect(unknown).toEqual([])
  })

  it('every exception is one', () => {
    expect([...new Set(lost.map(({ field }) => field))].toSorted()).toEqual(
      Object.keys(NEEDED).toSorted(),
    )
  })
})

describe('the look for lost answers finds', () => {
  const MEMBERSHIP = `type Unit @key(fields: "id") { id: ID! name: String! nick: String }
    type Query { unit: Unit units: [Unit!]! }`
  const lostIn = (sdl: string) => {
    const head =
      'extend schema @link(url: "https://specs.apollo.dev/federation/v2.10", import: ["@key"])\n'
    const named = `${head}${sdl} type Unit @key(fields: "id", resolvable: false) { id: ID! }`
    const texts = { membership: `${head}${MEMBERSHIP}`, campaigns: named }
    const sdlOf = (name: string) => (name === 'membership' ? texts.membership : texts.campaigns)
    return lostAnswers(parse(composeSupergraph(sdlOf, ['membership', 'campaigns'])))
  }

  it.each([
    ['at once', 'type Query { board: Board } type Board { unit: Unit! }', 'Board.unit'],
    [
      'through a page',
      'type Query { boards: Page } type Page { rows: [Row!]! } type Row { unit: Unit! }',
      'Row.unit',
    ],
    [
      'in a list of its own',
      'type Query { board: Board! } type Board { units: [Unit!]! }',
      'Board.units',
    ],
    [
      'behind a union',
      'type Query { found: Found } union Found = Board | None type None { no: Int } type Board { unit: Unit! }',
      'Board.unit',
    ],
  ])('a loss %s', (_, sdl, field) => {
    expect(lostIn(sdl).map((one) => one.field)).toEqual([field])
  })

  it.each([
    ['a field that may be null', 'type Query { board: Board } type Board { unit: Unit }'],
    [
      'a row that may be null',
      'type Query { board: Board } type Board { rows: [Row]! } type Row { unit: Unit! }',
    ],
    ['a list of answers that may be null', 'type Query { rows: [Row] } type Row { unit: Unit! }'],
  ])('none at %s', (_, sdl) => {
    expect(lostIn(sdl)).toEqual([])
  })
})
