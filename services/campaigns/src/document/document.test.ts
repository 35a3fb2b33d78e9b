import { describe, expect, it } from 'vitest'
import {
  documentProblem,
  sameKey,
  sessionProblem,
  statusOn,
  supersedingProblem,
  type OfficialDocument,
} from './document.ts'

const TODAY = '2023-06-15'
const one: OfficialDocument = {
  id: 'd1',
  number: '401/KH-LĐLĐ',
  title: { vi: 'Kế hoạch dân vận 2023', en: 'Plan of mass work 2023' },
  issuedBy: 'LĐLĐ tỉnh',
  issuedOn: '2023-01-09',
  validFrom: '2023-01-09',
  validTo: '2023-12-31',
  supersedes: [],
  supersededBy: null,
  link: null,
  publisherId: 'P12',
  publisherPath: '/P12',
  publishedOn: '2023-01-10',
  version: 1,
}

it('a document comes into force, ends, and is marked when another replaces it', () => {
  expect(
    ['2023-01-08', '2023-01-09', '2023-12-31', '2024-01-01'].map((day) => statusOn(one, day)),
  ).toEqual(['COMING', 'IN_FORCE', 'IN_FORCE', 'EXPIRED'])
  expect(statusOn({ ...one, validTo: null }, '2099-01-01')).toBe('IN_FORCE')
  expect(statusOn({ ...one, supersededBy: 'd2' }, TODAY)).toBe('SUPERSEDED')
})

describe('a document', () => {
  it.each([
    [{ number: ' ' }, 'TEXT_LENGTH'],
    [{ issuedOn: '2023-06-16', validFrom: '2023-06-16' }, 'DAY_TO_COME'],
    [{ validFrom: '2023-01-08' }, 'ISSUED_LATER'],
    [{ validTo: '2023-01-08' }, 'VALID_DAYS'],
    [{ link: 'javascript:alert(1)' }, 'LINK_SHAPE'],
    [{ link: 'http://example.org' }, 'LINK_SHAPE'],
    [{ link: 'https://user:word@example.org' }, 'LINK_SHAPE'],
  ])('with %j is refused: %s', (changes, rule) =>
    expect(documentProblem({ ...one, ...changes }, TODAY)?.rule).toBe(rule),
  )

  it('is taken with its number, day, issuer and validity', () => {
    expect(documentProblem({ ...one, link: 'https://example.org/401' }, TODAY)).toBeNull()
  })

  it('replaces older ones that are there and not yet replaced', () => {
    const next = { issuedOn: '2023-05-01' }
    expect(supersedingProblem(next, ['d1'], [one])).toBeNull()
    expect(supersedingProblem(next, ['d1', 'd1'], [one])).toBeNull()
    expect(supersedingProblem(next, ['d9'], [])?.rule).toBe('SUPERSEDES_UNKNOWN')
    expect(supersedingProblem(next, ['d1'], [{ ...one, supersededBy: 'd5' }])?.rule).toBe(
      'SUPERSEDED_ALREADY',
    )
    expect(supersedingProblem({ issuedOn: '2023-01-08' }, ['d1'], [one])?.rule).toBe(
      'SUPERSEDES_NEWER',
    )
  })

  it('is the same however its number is typed', () => {
    expect(sameKey({ ...one, number: ' 401 / kh - lđlđ ' })).toBe(sameKey(one))
    expect(sameKey({ ...one, number: '402/KH-LĐLĐ' })).not.toBe(sameKey(one))
  })
})

it('a session was held, after the document, by people who are there', () => {
  const session = { heldOn: '2023-02-01', attendeeCount: 58 }
  expect(sessionProblem(session, one, 96, TODAY)).toBeNull()
  expect(sessionProblem(session, one, null, TODAY)).toBeNull()
  expect(sessionProblem({ ...session, attendeeCount: 97 }, one, 96, TODAY)).toMatchObject({
    given: 97,
    most: 96,
  })
  expect(sessionProblem({ ...session, attendeeCount: 0 }, one, 96, TODAY)?.rule).toBe(
    'ATTENDEES_RANGE',
  )
  expect(sessionProblem({ ...session, heldOn: '2023-01-01' }, one, 96, TODAY)?.rule).toBe(
    'HELD_BEFORE_ISSUED',
  )
  expect(sessionProblem({ ...session, heldOn: '2023-06-16' }, one, 96, TODAY)?.rule).toBe(
    'DAY_TO_COME',
  )
})
