import { describe, expect, it } from 'vitest'
import { box, tallyOf } from './random-pools.ts'
import { makeRelease, type Release } from './release.ts'
import { verifyRelease } from './verify-release.ts'

describe('the check before publishing', () => {
  const boxes = [box(1, 6), box(2, 5, { joined: true }), box(3, 12), box(4, 14)]
  const pools = boxes.map(tallyOf)
  const broken = (change: (release: Release) => void) => {
    const copy = structuredClone(makeRelease({ surveyId: 's', manifestHash: 'm', k: 10, pools }))
    change(copy)
    const verified = verifyRelease(copy, pools)
    return verified.ok ? [] : verified.problems
  }
  const other = ({ groups }: Release) => groups.find(({ kind }) => kind === 'OTHER_UNITS')

  it('accepts what was not touched', () => {
    expect(broken(() => {})).toEqual([])
  })

  it('finds the chair of a small pool in a group with a joined one: an atom of six', () => {
    const problems = broken((copy) => {
      const chair = pools[0]?.counts['chairTrust']
      const group = other(copy)
      if (chair && group) group.counts['chairTrust'] = chair
    })
    expect(problems).toContain('other-upper-a: chairTrust is not asked of all')
  })

  it('finds a total that leaves out a small rest', () => {
    const problems = broken((copy) => {
      const group = other(copy)
      const [first] = group?.pools ?? []
      if (group && first) Object.assign(group, { pools: [first], ...tallyOf(box(1, 6)) })
    })
    expect(problems).toContain('ballots: an atom of 6')
  })

  it('finds a number changed by one, a pool counted twice, an unknown pool, a wrong participation', () => {
    expect(
      broken(({ groups }) => {
        const levels = groups[0]?.counts['union1']?.levels
        if (levels) levels[0] = (levels[0] ?? 0) + 1
      }).length,
    ).toBeGreaterThan(0)
    expect(broken(({ groups }) => groups.push(structuredClone(groups[0]!)))).toContain(
      'pool 1 is in other-upper-a and other-upper-a',
    )
    expect(broken(({ groups }) => (groups[0]!.pools[0]!.number = 99))).toContain(
      'other-upper-a: an unknown pool',
    )
    expect(broken(({ participation }) => participation.ballots--)).toEqual([
      'participation differs',
    ])
    expect(broken(({ totals }) => totals[0]!.counts['union1']!.skipped++)).toEqual([
      'total-upper-a: union1 differs',
    ])
    expect(broken(({ groups }) => groups[0]!.unscored.push('union1'))).toEqual([
      'other-upper-a: marks without a score differ',
    ])
    expect(broken(({ notReleased }) => notReleased.push(3))).toEqual(['pools not released differ'])
  })
})
