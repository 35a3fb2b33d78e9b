import { describe, expect, it } from 'vitest'
import type { Referral, ReferralState } from '../referral/referral.ts'
import { dueSince, isDayOf, markOf, receivedOn, withdrawnOn } from './feedback.ts'
import { holdsOffice, receivesFrom, wrongInOrgan } from './organ.ts'

function referral(steps: [ReferralState, string][], feedback: Referral['file']['feedback'] = []) {
  const state = steps.at(-1)?.[0] ?? 'SENT'
  const file = {
    memberId: 'M-1',
    origin: 'INVITED' as const,
    steps: steps.map(([of, on]) => ({ state: of, on })),
    consent: null,
    eligibility: null,
    opinion: null,
    vote: null,
    resolution: null,
    suspension: null,
    feedback,
  }
  return { id: 'R-1', unionId: 'U-1', state, version: 1, sent: null, file } satisfies Referral
}

describe('what a liaison marks', () => {
  it('carries a day, and an awareness class the last day of its 60 months', () => {
    expect(markOf('AWARENESS_CLASS', '2023-02-28').until).toBe('2028-02-28')
    expect(markOf('AWARENESS_CLASS', '2024-02-29').until).toBe('2029-02-28')
    expect(markOf('ADMITTED', '2023-06-01')).toEqual({
      kind: 'ADMITTED',
      on: '2023-06-01',
      until: null,
    })
  })

  it('has a day that is over, not before the step before it; a class may be older while it is valid', () => {
    const received = referral([
      ['SENT', '2023-06-01'],
      ['RECEIVED', '2023-06-10'],
    ])
    const on = (day: string, kind: Parameters<typeof isDayOf>[0] = 'NOT_CONTINUED') =>
      isDayOf(kind, day, received, '2023-07-01')
    expect([on('2023-06-09'), on('2023-06-10'), on('2023-07-01'), on('2023-07-02')]).toEqual([
      false,
      true,
      true,
      false,
    ])
    expect(on('2018-07-01', 'AWARENESS_CLASS')).toBe(true)
    expect(on('2018-06-30', 'AWARENESS_CLASS')).toBe(false)
  })

  it('is asked for after six months of silence, and not while the referral is elsewhere', () => {
    const sent = referral([['SENT', '2023-01-31']])
    expect(dueSince(sent, '2023-07-31')).toBeNull()
    expect(dueSince(sent, '2023-08-01')).toBe('2023-07-31')
    const left = referral([
      ['SENT', '2023-01-31'],
      ['WITHDRAWN', '2023-02-01'],
    ])
    expect(dueSince(left, '2024-01-01')).toBeNull()
    expect(withdrawnOn(left)).toBe('2023-02-01')
  })

  it('begins anew when the referral is addressed anew', () => {
    const again = referral([
      ['SENT', '2023-01-31'],
      ['RECEIVED', '2023-02-01'],
      ['SENT', '2023-05-01'],
    ])
    expect(receivedOn(again)).toBeNull()
  })
})

describe('a Party organ', () => {
  it('receives from the unions at its place and below, and no others', () => {
    expect(receivesFrom('/P12/UP-A', '/P12/UP-A/U-1')).toBe(true)
    expect(receivesFrom('/P12/UP-A', '/P12/UP-AB/U-1')).toBe(false)
    expect(receivesFrom('/P12/UP-A/U-1', '/P12/UP-A')).toBe(false)
  })

  it('has a name in both languages, a place that stays, and one to five liaisons', () => {
    const input = { name: { vi: 'Đảng ủy', en: 'Party' }, placeId: 'P12', liaisonIds: ['M-1'] }
    const organ = { ...input, isOpen: true }
    expect(wrongInOrgan(organ, true, null)).toBeNull()
    expect(wrongInOrgan({ ...organ, name: { vi: 'x', en: ' ' } }, true, null)?.field).toBe('nameEn')
    expect(wrongInOrgan(organ, false, null)?.rule).toBe('ORGAN_PLACE')
    const before = { ...organ, id: 'PO-1', version: 1, placeId: 'UP-A' }
    expect(wrongInOrgan(organ, true, before)?.rule).toBe('ORGAN_PLACE')
    expect(wrongInOrgan({ ...organ, liaisonIds: [] }, true, null)?.rule).toBe('ORGAN_LIAISONS')
    expect(wrongInOrgan({ ...organ, liaisonIds: ['a', 'a'] }, true, null)?.rule).toBe(
      'ORGAN_LIAISONS',
    )
  })

  it('has no liaison who holds a union office', () => {
    expect(holdsOffice([{ role: 'PARTY_LIAISON' }, { role: 'MEMBER' }])).toBe(false)
    for (const role of ['GRASSROOTS_OFFICER', 'UPPER_OFFICER', 'PROVINCIAL_OFFICER'])
      expect(holdsOffice([{ role: 'PARTY_LIAISON' }, { role }])).toBe(true)
  })
})
