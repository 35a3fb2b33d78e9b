import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createWorld, people, TEA, type World } from './evidence-world.ts'
import type { Claims } from '@tinnhiem/kit/test-gateway'

const CALENDAR = `query($from: Date!, $to: Date!) { calendar(from: $from, to: $to) {
  id kind day title { vi } note { vi } years printed lunar campaign { id } appeal { id } } }`
const ORIENT = `mutation($issuer: ID!, $month: Date!, $words: LocalizedTextInput!, $docs: [ID!]!, $v: Int) {
  publishOrientation(issuer: $issuer, month: $month, title: $words, text: $words, documents: $docs, version: $v) {
    __typename ... on OrientationChanged { orientation { id version documents { number } } } ... on Failure { code } ... on InvalidInput { field rule } } }`
const MONTHS = `query { orientations(year: 2023) { month title { vi } issuer { id } } }`

const PUBLISH = `mutation($publisher: ID!, $input: DocumentInput!) { publishDocument(publisher: $publisher, input: $input) {
  ... on DocumentChanged { document { id } } } }`

const input = {
  number: '12/HD-LĐLĐ',
  title: { vi: 'Hướng dẫn Tháng Công nhân', en: "Guide to Workers' month" },
  issuedBy: 'LĐLĐ Tân Uyên',
  issuedOn: '2023-03-01',
  validFrom: '2023-03-01',
}

let world: World
beforeAll(async () => void (world = await createWorld(21, '2023-06-15')))
afterAll(async () => await world?.[Symbol.asyncDispose]())

describe('the calendar', () => {
  const words = { vi: 'Tháng Công nhân', en: "Workers' month" }
  const day = async (who: Claims, from: string, to: string) =>
    (await world.data(who, CALENDAR, { from, to })).calendar

  it('shows anniversaries, lunar days and the error of the plan as printed', async () => {
    const days = await day(people.hac, '2023-01-01', '2024-01-01')
    expect(days.map((one: { day: string }) => one.day)).toEqual(
      days.map((one: { day: string }) => one.day).toSorted(),
    )
    expect(days.at(-1)).toMatchObject({
      day: '2024-01-01',
      years: 20,
      printed: '01/01/2004–01/01/2014',
    })
    expect(days).toContainEqual(expect.objectContaining({ day: '2023-01-22', lunar: '01/01' }))
    expect(await world.codeOf(people.hac, CALENDAR, { from: '2023-01-01', to: '2025-01-01' })).toBe(
      'INVALID_INPUT',
    )
    expect(await world.codeOf(people.hac, CALENDAR, { from: '2023-02-01', to: '2023-01-01' })).toBe(
      'INVALID_INPUT',
    )
  })

  it('shows the orientation of the month and last days to those they are for', async () => {
    const made = await world.data(people.upper, PUBLISH, { publisher: 'UP-TANUYEN', input })
    const doc = made.publishDocument.document
    const orient = async (who: Claims, issuer: string, more = {}) =>
      (
        await world.data(who, ORIENT, {
          issuer,
          month: '2023-05-01',
          words,
          docs: [doc.id],
          ...more,
        })
      ).publishOrientation
    expect(await orient(people.upper, 'UP-TANUYEN')).toMatchObject({
      orientation: { version: 1, documents: [{ number: '12/HD-LĐLĐ' }] },
    })
    expect(await orient(people.upper, 'UP-TANUYEN')).toMatchObject({
      __typename: 'VersionConflict',
    })
    expect(await orient(people.upper, 'UP-TANUYEN', { v: 1 })).toMatchObject({
      orientation: { version: 2 },
    })
    expect(await orient(people.phin, 'UP-TANUYEN')).toMatchObject({ __typename: 'MoveRefused' })
    expect(await orient(people.upper, 'UP-TANUYEN', { month: '2023-05-02' })).toMatchObject({
      rule: 'NOT_A_MONTH',
    })
    expect(await orient(people.upper, 'UP-TANUYEN', { docs: ['none'], v: 2 })).toMatchObject({
      rule: 'DOCUMENTS_UNKNOWN',
    })
    const appeal = {
      id: 'f1',
      title: words,
      text: words,
      issuerId: 'UP-TANUYEN',
      issuerPath: TEA.slice(0, -7),
      year: 2023,
      rounds: [{ no: 1, from: '2023-05-02', closingDay: '2023-05-20' }],
      version: 1,
    }
    await world.stores.fund.insertAppeal(appeal)
    const kinds = async (who: Claims) =>
      (await day(who, '2023-05-01', '2023-05-31')).map(
        ({
          kind,
          day: on,
          appeal: of,
        }: {
          kind: string
          day: string
          appeal: { id: string } | null
        }) => [kind, on, of?.id ?? null],
      )
    expect(await kinds(people.hac)).toEqual([
      ['ANNIVERSARY', '2023-05-01', null],
      ['ORIENTATION', '2023-05-01', null],
      ['DEADLINE', '2023-05-20', 'f1'],
    ])
    expect(await kinds(people.cho)).toEqual([['ANNIVERSARY', '2023-05-01', null]])
    expect((await world.data(people.hac, MONTHS)).orientations).toMatchObject([
      { month: '2023-05-01', issuer: { id: 'UP-TANUYEN' } },
    ])
    expect((await world.data(people.cho, MONTHS)).orientations).toEqual([])
  })
})
