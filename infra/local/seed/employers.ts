import { randomOf, type Random } from './random.ts'
import { SHOPS, type Firm, type Unit } from './units.ts'
import type { DemoEmployer, DemoHeadcount } from './world-types.ts'

const DAYS = ['2022-06-30', '2023-06-30']

/** The same number at both counts; about 54 of 100 are women. */
function headcounts(random: Random, total: number, days = DAYS): DemoHeadcount[] {
  const female = Math.min(total, Math.round(total * (0.44 + 0.2 * random.next())))
  return days.map((asOf) => ({ asOf, total, female, source: 'employer report' }))
}

function classOf(name: string): DemoEmployer['class'] {
  return name.startsWith('HTX') ? 'COOPERATIVE' : 'ENTERPRISE'
}

type Draft = Omit<DemoEmployer, 'id'>

function employersOf(unit: Unit, random: Random): Draft[] {
  if (unit.kind === 'GROUPED')
    return SHOPS.map(({ workers }, i) => ({
      name: `Hộ kinh doanh Tân Phong ${i + 1}`,
      class: 'OTHER',
      active: true,
      unionIds: [unit.id],
      headcounts: headcounts(random, workers),
    }))
  const days = unit.validFrom > '2023-01-01' ? DAYS.slice(1) : DAYS
  return [
    {
      name: unit.name.vi,
      class: unit.kind === 'PUBLIC' ? 'PUBLIC_UNIT' : classOf(unit.name.vi),
      active: true,
      unionIds: [unit.id],
      headcounts: headcounts(random, unit.workers, days),
    },
  ]
}

/** An employer that fell from 11 to 8 workers (planted in domain.md 7.1): in 2023 it no longer counts. */
function shrunk(): Draft {
  const counts = [11, 8].map((total, i) => ({
    asOf: DAYS[i] ?? '',
    total,
    female: 4,
    source: 'employer report',
  }))
  const name = 'Công ty TNHH Cơ khí Thác Xa'
  return { name, class: 'ENTERPRISE', active: true, unionIds: [], headcounts: counts }
}

/** Every employer: one per union, six of the grouped union, the firms without a union and the one that shrank. */
export function makeEmployers(
  seed: number,
  units: readonly Unit[],
  firms: readonly { firm: Firm }[],
): DemoEmployer[] {
  const random = randomOf(seed, 'employers')
  const without = firms.map(({ firm }): Draft => ({
    name: firm.name.vi,
    class: classOf(firm.name.vi),
    active: true,
    unionIds: [],
    headcounts: headcounts(random, firm.workers),
  }))
  const drafts = [...units.flatMap((unit) => employersOf(unit, random)), ...without, shrunk()]
  return drafts.map((draft, i) => ({ id: `E-${String(i + 1).padStart(4, '0')}`, ...draft }))
}
