import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { movesFor, refusalOf, rightsOn, type Standing, type Subject } from './evidence.ts'

const path = '/P12/UP-TANUYEN/U-0412'
const subject: Subject = {
  kind: 'INITIATIVE',
  id: 'i',
  path,
  owner: 'AUTHORS',
  memberIds: ['hac', 'inh'],
  open: true,
  confidential: false,
  decided: false,
}
const nobody: Standing = {
  memberId: 'x',
  isOfficer: false,
  isMember: false,
  isAbove: false,
  isReader: false,
}
const standings = fc.record({
  memberId: fc.constantFrom('hac', 'inh', 'ngan', 'phin'),
  isOfficer: fc.boolean(),
  isMember: fc.boolean(),
  isAbove: fc.boolean(),
  isReader: fc.boolean(),
})
const subjects = fc.record({
  kind: fc.constant('INITIATIVE' as const),
  id: fc.constant('i'),
  path: fc.constant(path),
  owner: fc.constantFrom('PERSON' as const, 'AUTHORS' as const, 'UNIT' as const),
  memberIds: fc.constantFrom<string[]>([], ['hac'], ['hac', 'inh']),
  open: fc.boolean(),
  confidential: fc.boolean(),
  decided: fc.boolean(),
})

describe('rights on evidence', () => {
  it('private know-how is for authors and who decides; a reader sees the rest', () => {
    expect(rightsOn(subject, { ...nobody, memberId: 'inh' })).toMatchObject({
      see: true,
      seePrivate: true,
      attach: true,
      decide: false,
    })
    expect(rightsOn(subject, { ...nobody, isOfficer: true })).toMatchObject({
      seePrivate: true,
      decide: true,
      attach: false,
    })
    expect(rightsOn(subject, { ...nobody, isReader: true })).toMatchObject({
      see: true,
      seePrivate: false,
      names: false,
    })
    expect(rightsOn(subject, { ...nobody, isMember: true })).toMatchObject({ see: false })
  })

  it("a unit's evidence is judged by the level above alone, a person's by nobody", () => {
    const unit: Subject = { ...subject, owner: 'UNIT', memberIds: [] }
    expect(rightsOn(unit, { ...nobody, isOfficer: true })).toMatchObject({
      attach: true,
      decide: false,
    })
    expect(rightsOn(unit, { ...nobody, isAbove: true })).toMatchObject({
      attach: false,
      decide: true,
    })
    expect(rightsOn(unit, { ...nobody, isAbove: true, isMember: true }).decide).toBe(false)
    const person: Subject = { ...subject, owner: 'PERSON', memberIds: ['hac'] }
    expect(
      rightsOn(person, { ...nobody, isOfficer: true, isAbove: true, isReader: true }).see,
    ).toBe(false)
  })

  it('nobody decides on what is the own, and nobody opens or changes what is not seen', () => {
    fc.assert(
      fc.property(subjects, standings, (about, who) => {
        const rights = rightsOn(about, who)
        expect(rights.decide && (rights.attach || about.memberIds.includes(who.memberId))).toBe(
          false,
        )
        for (const right of [rights.seePrivate, rights.attach, rights.decide, rights.names])
          expect(right && !rights.see).toBe(false)
        const mine = { state: 'PENDING' as const, uploadedBy: who.memberId }
        expect(movesFor(mine, who.memberId, rights)).toEqual(rights.remove ? ['REMOVE'] : [])
      }),
    )
  })
})

it('what an initiative was decided on stays with it; a person takes the own picture back at any time', () => {
  const piece = { state: 'PENDING' as const, uploadedBy: 'hac' }
  const hac = { ...nobody, memberId: 'hac' }
  const over: Subject = { ...subject, memberIds: ['hac'], open: false, decided: true }
  expect(refusalOf(piece, 'REMOVE', 'hac', rightsOn(over, hac))).toBe('EVIDENCE_WRONG_STATE')
  expect(refusalOf(piece, 'REMOVE', 'hac', rightsOn({ ...over, decided: false }, hac))).toBeNull()
  expect(refusalOf(piece, 'REMOVE', 'hac', rightsOn({ ...over, owner: 'PERSON' }, hac))).toBeNull()
})

it('a verified piece is not removed, and goes back only with its decider', () => {
  const above = rightsOn(subject, { ...nobody, isAbove: true })
  const verified = { state: 'VERIFIED' as const, uploadedBy: 'hac' }
  expect(movesFor(verified, 'phin', above)).toEqual(['RETURN'])
  expect(refusalOf(verified, 'REMOVE', 'hac', above)).toBe('EVIDENCE_WRONG_STATE')
  expect(refusalOf(verified, 'VERIFY', 'phin', above)).toBe('EVIDENCE_WRONG_STATE')
  expect(refusalOf({ ...verified, state: 'PENDING' }, 'VERIFY', 'hac', above)).toBe(
    'UPLOADER_NEVER_VERIFIES',
  )
})
