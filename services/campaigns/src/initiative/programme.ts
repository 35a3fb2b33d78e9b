import { EXCLUSIONS, type Exclusion } from '../campaign/exclusions.ts'
import { TEMPLATES } from '../campaign/templates.ts'

/** A phase of a campaign that counts initiatives. Windows and exclusions are the template's data (B-9), never code. */
export type InitiativeProgramme = {
  id: string
  /** The campaign template it belongs to. */
  template: string
  name: { vi: string; en: string }
  phaseFrom: string
  phaseTo: string
  /** The days on which an initiative may have been applied first. */
  appliedFrom: string
  appliedTo: string
  /** What the author must declare: each one rules an exclusion out. */
  declarations: readonly { code: string; vi: string; en: string }[]
}

/** Exclusions nobody has to declare: the council's decision and the window say so themselves. */
const CHECKED: readonly string[] = ['NOT_RECOGNISED', 'OUTSIDE_WINDOW'] satisfies Exclusion[]

export const PROGRAMMES: readonly InitiativeProgramme[] = TEMPLATES.filter(
  ({ measure }) => measure === 'INITIATIVES',
).flatMap(({ code, phases }) =>
  phases.flatMap(({ appliedWindow, ...phase }) => {
    if (appliedWindow === null) return []
    return {
      id: programmeIdOf(code, phase.code),
      template: code,
      name: phase.title,
      phaseFrom: phase.startsOn,
      phaseTo: phase.endsOn,
      appliedFrom: appliedWindow.from,
      appliedTo: appliedWindow.to,
      declarations: declarationsOf(phase.exclusions),
    }
  }),
)

/** How initiatives name a phase of a campaign template. */
export function programmeIdOf(template: string, phase: string): string {
  return `${template}.${phase}`
}

function declarationsOf(exclusions: readonly Exclusion[]): InitiativeProgramme['declarations'] {
  return exclusions
    .filter((code) => !CHECKED.includes(code))
    .map((code) => ({
      code,
      vi: `Sáng kiến không thuộc trường hợp: ${EXCLUSIONS[code].vi}`,
      en: `The initiative is none of these: ${EXCLUSIONS[code].en}`,
    }))
}

export function programmeById(id: string | null): InitiativeProgramme | null {
  return PROGRAMMES.find((programme) => programme.id === id) ?? null
}

/** Whether a day lies outside the days a programme asks for. Both ends belong to it. */
export function outsideWindow(
  { appliedFrom, appliedTo }: Pick<InitiativeProgramme, 'appliedFrom' | 'appliedTo'>,
  day: string,
): boolean {
  return day < appliedFrom || day > appliedTo
}

/** The first declaration that is asked for and was not made. */
export function missingDeclaration(
  { declarations }: Pick<InitiativeProgramme, 'declarations'>,
  made: readonly string[],
): string | null {
  return declarations.find(({ code }) => !made.includes(code))?.code ?? null
}

/** Programmes whose phase touches a year: an initiative counted for one of them counts for T6 of that year. */
export function programmesOf(year: number): InitiativeProgramme[] {
  return PROGRAMMES.filter(
    ({ phaseFrom, phaseTo }) => phaseFrom <= `${year}-12-31` && `${year}-01-01` <= phaseTo,
  )
}
