/** A line of a yes/no list: neutral, from papers. `insteadOf`: a yes here makes up for a no there. */
export type Criterion = { code: string; text: { vi: string; en: string }; insteadOf?: string }

/** The written criteria of the competent body, as dated data (REF-2). No line asks for an opinion, religion or family. */
export type Criteria = { version: string; validFrom: string; items: readonly Criterion[] }

const CRITERIA: readonly Criteria[] = [
  {
    version: '2022-01',
    validFrom: '2022-01-01',
    items: [
      {
        code: 'AGE_18_60',
        text: {
          vi: 'Đủ 18 tuổi đến 60 tuổi vào ngày biểu quyết',
          en: 'Aged 18 to 60 on the day of the vote',
        },
      },
      {
        code: 'OVER_60_DECIDED',
        text: {
          vi: 'Trên 60 tuổi: cấp ủy có thẩm quyền đã đồng ý bằng văn bản',
          en: 'Over 60: the competent body has agreed in writing',
        },
        insteadOf: 'AGE_18_60',
      },
      {
        code: 'TASKS_DONE',
        text: {
          vi: 'Hoàn thành nhiệm vụ được giao trong năm trước (theo đánh giá của đơn vị)',
          en: 'Completed the assigned tasks of the last year (as assessed by the unit)',
        },
      },
      {
        code: 'NO_DISCIPLINE',
        text: {
          vi: 'Không trong thời gian thi hành kỷ luật',
          en: 'Not under a disciplinary measure',
        },
      },
      {
        code: 'SCHOOLING',
        text: {
          vi: 'Có bằng hoặc giấy chứng nhận trình độ học vấn theo quy định',
          en: 'Holds the school certificate the rules ask for',
        },
      },
    ],
  },
]

/** Facts this service knows by itself. */
export const SYSTEM_FACTS = {
  MEMBER_12_MONTHS: {
    vi: 'Là đoàn viên liên tục từ 12 tháng trở lên',
    en: 'A member for twelve months or more without a gap',
  },
} as const

/** The list in force on a day. */
export function criteriaOn(day: string): Criteria {
  const criteria = CRITERIA.findLast(({ validFrom }) => validFrom <= day) ?? CRITERIA[0]
  if (!criteria) throw new Error('no criteria')
  return criteria
}

/** The words of a fact, from whichever version it was checked by. */
export function factText(version: string, code: string): { vi: string; en: string } {
  const items = CRITERIA.find((one) => one.version === version)?.items ?? []
  const system: Readonly<Record<string, { vi: string; en: string }>> = SYSTEM_FACTS
  return items.find((item) => item.code === code)?.text ?? system[code] ?? { vi: code, en: code }
}

export type Answer = { code: string; holds: boolean }

/** Every line answered once, and nothing else. */
export function isComplete({ items }: Criteria, answers: readonly Answer[]): boolean {
  const codes = new Set(answers.map(({ code }) => code))
  return (
    codes.size === answers.length &&
    codes.size === items.length &&
    items.every(({ code }) => codes.has(code))
  )
}

/** All lines hold; a line that stands in for another makes up for it and is not asked for itself. */
export function areMet({ items }: Criteria, answers: readonly Answer[]): boolean {
  const holds = new Set(answers.filter((answer) => answer.holds).map(({ code }) => code))
  return items
    .filter(({ insteadOf }) => insteadOf === undefined)
    .every(
      ({ code }) =>
        holds.has(code) || items.some((item) => item.insteadOf === code && holds.has(item.code)),
    )
}
