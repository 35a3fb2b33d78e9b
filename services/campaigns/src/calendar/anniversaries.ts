type Words = { vi: string; en: string }

/** A day that returns: of the solar year, or of the lunar one with its solar days as data. */
export type Anniversary = {
  code: string
  title: Words
  /** Month and day of the solar calendar, `MM-DD`; null for a lunar day. */
  day: string | null
  /** Day/month of the lunar calendar, for reading; null for a solar day. */
  lunar: string | null
  /** The solar day of a lunar one, by year. */
  solarDays: Readonly<Record<number, string>>
  /** The year it began; null where years are not counted. */
  since: number | null
  note: Words | null
  /** The days as the source prints them, where it errs. */
  printed: string | null
}

type Solar = Pick<Anniversary, 'code' | 'title' | 'since'> & { day: string }

function solar(given: Solar, more: Partial<Anniversary> = {}): Anniversary {
  return { lunar: null, solarDays: {}, note: null, printed: null, ...given, ...more }
}

/** Lunar days need a table: the solar day of a year is an astronomical fact, set down here (domain.md CAM-9). */
function lunar(
  given: Pick<Anniversary, 'code' | 'title'> & { lunar: string },
  solarDays: Anniversary['solarDays'],
): Anniversary {
  return { day: null, since: null, note: null, printed: null, ...given, solarDays }
}

/** The days the provincial plan names (S-7, S-59), and the national days around them. */
export const ANNIVERSARIES: readonly Anniversary[] = [
  solar(
    {
      code: 'PROVINCE_FOUNDED',
      title: {
        vi: 'Chia tách, thành lập tỉnh Lai Châu',
        en: 'Lai Châu province was split and founded',
      },
      day: '01-01',
      since: 2004,
    },
    {
      printed: '01/01/2004–01/01/2014',
      note: {
        vi: 'Kế hoạch in "20 năm (01/01/2004–01/01/2014)"; 20 năm là 01/01/2024.',
        en: 'The plan prints "20 years (01/01/2004–01/01/2014)"; 20 years is 01/01/2024.',
      },
    },
  ),
  solar({
    code: 'PARTY_FOUNDED',
    title: {
      vi: 'Thành lập Đảng Cộng sản Việt Nam',
      en: 'The Communist Party of Vietnam was founded',
    },
    day: '02-03',
    since: 1930,
  }),
  solar({
    code: 'WOMEN_DAY',
    title: { vi: 'Quốc tế Phụ nữ', en: "International Women's Day" },
    day: '03-08',
    since: 1910,
  }),
  solar({
    code: 'PROVINCIAL_UNION_FOUNDED',
    title: { vi: 'Thành lập Công đoàn tỉnh Lai Châu', en: 'The Lai Châu union was founded' },
    day: '04-15',
    since: 1963,
  }),
  solar({
    code: 'LABOUR_DAY',
    title: { vi: 'Quốc tế Lao động', en: 'International Labour Day' },
    day: '05-01',
    since: 1886,
  }),
  solar({
    code: 'UNION_FOUNDED',
    title: { vi: 'Thành lập Công đoàn Việt Nam', en: 'The Vietnamese union was founded' },
    day: '07-28',
    since: 1929,
  }),
  solar({
    code: 'NATIONAL_DAY',
    title: { vi: 'Quốc khánh', en: 'National Day' },
    day: '09-02',
    since: 1945,
  }),
  solar({
    code: 'VIETNAMESE_WOMEN_DAY',
    title: { vi: 'Phụ nữ Việt Nam', en: "Vietnamese Women's Day" },
    day: '10-20',
    since: 1930,
  }),
  lunar(
    {
      code: 'LUNAR_NEW_YEAR',
      title: { vi: 'Tết Nguyên đán', en: 'Lunar New Year' },
      lunar: '01/01',
    },
    {
      2022: '2022-02-01',
      2023: '2023-01-22',
      2024: '2024-02-10',
      2025: '2025-01-29',
      2026: '2026-02-17',
    },
  ),
  lunar(
    {
      code: 'HUNG_KINGS',
      title: { vi: 'Giỗ Tổ Hùng Vương', en: 'Commemoration of the Hùng Kings' },
      lunar: '10/03',
    },
    {
      2022: '2022-04-10',
      2023: '2023-04-29',
      2024: '2024-04-18',
      2025: '2025-04-07',
      2026: '2026-04-26',
    },
  ),
]
