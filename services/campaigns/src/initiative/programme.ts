/** A phase of a programme that counts initiatives. Windows and exclusions are data (B-9), never code. */
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

const DECLARATIONS = [
  {
    code: 'LAWFUL',
    vi: 'Sáng kiến không trái pháp luật, trật tự công cộng hay đạo đức xã hội.',
    en: 'The initiative is not against the law, public order or morals.',
  },
  {
    code: 'NOT_PROTECTED',
    vi: 'Sáng kiến không phải là giải pháp đang được bảo hộ quyền sở hữu trí tuệ.',
    en: 'The initiative is not a solution under intellectual-property protection.',
  },
] as const

const WINDOW = { appliedFrom: '2021-09-01', appliedTo: '2023-09-01' } as const

/** HD 46/HD-TLĐ of 30/12/2021 (B-9). The template's name is data: the pandemic is over, the programme kept it. */
export const PROGRAMMES: readonly InitiativeProgramme[] = [
  {
    id: 'MILLION_INITIATIVES.1',
    template: 'MILLION_INITIATIVES',
    name: {
      vi: '1 triệu sáng kiến, giai đoạn 1',
      en: '1 million initiatives, phase 1',
    },
    phaseFrom: '2022-01-08',
    phaseTo: '2022-05-31',
    ...WINDOW,
    declarations: DECLARATIONS,
  },
  {
    id: 'MILLION_INITIATIVES.2',
    template: 'MILLION_INITIATIVES',
    name: {
      vi: '1 triệu sáng kiến, giai đoạn 2',
      en: '1 million initiatives, phase 2',
    },
    phaseFrom: '2022-06-01',
    phaseTo: '2023-09-01',
    ...WINDOW,
    declarations: DECLARATIONS,
  },
]

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
