import { notEnoughData } from '@tinnhiem/kit/figure'
import type { OrganizationItem } from '@tinnhiem/membership/events'
import type { ClassTable } from './read-class-tables.ts'
import { CLASSES, MOSTLY_PERCENT, type ToldPart } from './tell-classes.ts'

/** What is told of one organisation's leaders. */
export function classFigure(
  { id, level }: Pick<OrganizationItem, 'id' | 'level'>,
  table: ClassTable | null,
) {
  if (!table) return notEnoughData('NOT_PUBLISHED')
  if (level === 'GRASSROOTS') return notEnoughData('TOO_FEW')
  const parts = level === 'PROVINCIAL' ? table.whole : table.rows.get(id)
  const atLeast = level !== 'PROVINCIAL' && table.mostlyGood.has(id) ? MOSTLY_PERCENT : null
  if (parts)
    return { __typename: 'LeaderClasses' as const, year: table.year, ...figuresOf(parts, atLeast) }
  return notEnoughData(level === 'PROVINCIAL' || table.uppers.has(id) ? 'TOO_FEW' : 'NOT_COVERED')
}

function figuresOf(parts: readonly ToldPart[], atLeast: number | null) {
  const rated = parts.reduce((sum, { leaders }) => sum + leaders, 0)
  const goodOrBetter = together(parts, [0, 1])
  const percent = goodOrBetter === null ? null : Math.round((goodOrBetter * 1_000) / rated) / 10
  return {
    rated,
    excellent: together(parts, [0]),
    good: together(parts, [1]),
    completed: together(parts, [2]),
    notCompleted: together(parts, [3]),
    goodOrBetter,
    goodOrBetterPercent: percent,
    goodOrBetterAtLeastPercent: percent ?? atLeast,
    belowGood: together(parts, [2, 3]),
    groups: parts.map(({ classes, leaders }) => ({
      levels: classes.flatMap((place) => CLASSES[place] ?? []),
      leaders,
    })),
  }
}

/** The sum of parts that hold these classes and no others; null where they are not told apart from others. */
function together(parts: readonly ToldPart[], places: readonly number[]): number | null {
  const among = parts.filter(({ classes }) => classes.some((place) => places.includes(place)))
  const apart = among.every(({ classes }) => classes.every((place) => places.includes(place)))
  return apart ? among.reduce((sum, { leaders }) => sum + leaders, 0) : null
}
