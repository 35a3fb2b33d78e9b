import { expect, test } from 'vitest'
import { missingMovements, type Shown } from './check-movements.ts'

const asDesigned: Shown = {
  units: 19,
  verified: 12,
  toApprove: 1,
  drafts: 1,
  counted: 1,
  modelsRegistered: 2,
  modelsRecognised: 1,
  appeals: 1,
  documents: 2,
  orientations: 1,
  inbox: 1,
  invited: true,
}

test('campaigns and referrals as designed lack nothing', () => {
  expect(missingMovements(asDesigned, 19)).toEqual([])
})

test('everything planted that is not shown is named', () => {
  for (const name of Object.keys(asDesigned)) {
    const empty = name === 'invited' ? false : 0
    expect(missingMovements({ ...asDesigned, [name]: empty }, 19)).toHaveLength(1)
  }
})

test('a tenant without referrals lacks none', () => {
  expect(missingMovements({ ...asDesigned, inbox: null, invited: null }, 19)).toEqual([])
})
