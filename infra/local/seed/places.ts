import type { DemoOrganization, Words } from './world-types.ts'

/** One row of the table of domain.md 7.1, with the district's communes. */
export type UpperPlan = {
  id: string
  /** Two or three letters in the codes of its unions. */
  letters: string
  name: Words
  kind: DemoOrganization['kind']
  /** How institutions of the district are called after; null for the sector unions. */
  district: Words | null
  /** Vietnamese with its word (phường, thị trấn, xã) and the bare name. */
  communes: { vi: string; bare: string }[]
  unions: number
  members: number
  /** Enterprises of ten or more, and those of them with a union. */
  enterprises: number
  unionised: number
  publicUnits: number
}

function communes(townOrWards: string[], names: string): UpperPlan['communes'] {
  const first = townOrWards.map((vi) => ({ vi, bare: vi.replace(/^(phường|thị trấn) /, '') }))
  return [...first, ...names.split(', ').map((bare) => ({ vi: `xã ${bare}`, bare }))]
}

type Counts = [
  unions: number,
  members: number,
  enterprises: number,
  unionised: number,
  publicUnits: number,
]

function plan(
  counts: Counts,
  rest: Omit<UpperPlan, 'unions' | 'members' | 'enterprises' | 'unionised' | 'publicUnits'>,
): UpperPlan {
  const [unions, members, enterprises, unionised, publicUnits] = counts
  return { ...rest, unions, members, enterprises, unionised, publicUnits }
}

function district(
  id: string,
  letters: string,
  name: string,
  names: string,
  counts: Counts,
): UpperPlan {
  return plan(counts, {
    id,
    letters,
    name: { vi: `LĐLĐ huyện ${name}`, en: `${name} District Federation of Labour` },
    kind: 'DISTRICT_FEDERATION',
    district: { vi: `huyện ${name}`, en: `${name} District` },
    communes: communes([`thị trấn ${name}`], names),
  })
}

function sector(
  id: string,
  letters: string,
  kind: DemoOrganization['kind'],
  name: Words,
  counts: Counts,
): UpperPlan {
  return plan(counts, { id, letters, name, kind, district: null, communes: [] })
}

/** The eleven upper unions (D-6), in the order of the table; the last row is what is directly under the province. */
export const UPPER_PLANS: UpperPlan[] = [
  plan([82, 2960, 58, 50, 31], {
    id: 'UP-TPLAICHAU',
    letters: 'LC',
    name: { vi: 'LĐLĐ TP Lai Châu', en: 'Lai Châu City Federation of Labour' },
    kind: 'DISTRICT_FEDERATION',
    district: { vi: 'thành phố Lai Châu', en: 'Lai Châu City' },
    communes: communes(
      [
        'phường Đoàn Kết',
        'phường Đông Phong',
        'phường Quyết Thắng',
        'phường Quyết Tiến',
        'phường Tân Phong',
      ],
      'San Thàng, Sùng Phài',
    ),
  }),
  district(
    'UP-TAMDUONG',
    'TD',
    'Tam Đường',
    'Bản Bo, Bản Giang, Bản Hon, Bình Lư, Giang Ma, Hồ Thầu, Khun Há, Nà Tăm, Nùng Nàng, Sơn Bình, Tả Lèng, Thèn Sin',
    [68, 1720, 20, 17, 51],
  ),
  district(
    'UP-TANUYEN',
    'TU',
    'Tân Uyên',
    'Hố Mít, Mường Khoa, Nậm Cần, Nậm Sỏ, Pắc Ta, Phúc Khoa, Tà Mít, Thân Thuộc, Trung Đồng',
    [62, 2150, 18, 16, 46],
  ),
  district(
    'UP-THANUYEN',
    'TH',
    'Than Uyên',
    'Hua Nà, Khoen On, Mường Cang, Mường Kim, Mường Mít, Mường Than, Pha Mu, Phúc Than, Ta Gia, Tà Hừa, Tà Mung',
    [71, 2310, 20, 17, 54],
  ),
  district(
    'UP-PHONGTHO',
    'PT',
    'Phong Thổ',
    'Bản Lang, Dào San, Hoang Thèn, Huổi Luông, Khổng Lào, Lản Nhì Thàng, Ma Li Pho, Mồ Sì San, Mù Sang, Mường So, Nậm Xe, Pa Vây Sử, Sì Lở Lầu, Sin Suối Hồ, Tung Qua Lìn, Vàng Ma Chải',
    [84, 2230, 15, 13, 71],
  ),
  district(
    'UP-SINHO',
    'SH',
    'Sìn Hồ',
    'Căn Co, Chăn Nưa, Hồng Thu, Làng Mô, Lùng Thàng, Ma Quai, Nậm Cha, Nậm Cuổi, Nậm Hăn, Nậm Mạ, Nậm Tăm, Noong Hẻo, Pa Khóa, Pa Tần, Phăng Sô Lin, Phìn Hồ, Pu Sam Cáp, Sà Dề Phìn, Tả Ngảo, Tả Phìn, Tủa Sín Chải',
    [92, 2640, 12, 10, 82],
  ),
  district(
    'UP-NAMNHUN',
    'NN',
    'Nậm Nhùn',
    'Hua Bum, Lê Lợi, Mường Mô, Nậm Ban, Nậm Chà, Nậm Hàng, Nậm Manh, Nậm Pì, Pú Đao, Trung Chải',
    [52, 1280, 14, 13, 39],
  ),
  district(
    'UP-MUONGTE',
    'MT',
    'Mường Tè',
    'Bum Nưa, Bum Tở, Ka Lăng, Kan Hồ, Mù Cả, Mường Tè, Nậm Khao, Pa Ủ, Pa Vệ Sủ, Tà Tổng, Tá Bạ, Thu Lũm, Vàng San',
    [70, 1690, 11, 10, 60],
  ),
  sector(
    'UP-GIAODUC',
    'GD',
    'SECTOR_UNION',
    { vi: 'CĐ ngành Giáo dục', en: 'Education Sector Union' },
    [32, 1380, 0, 0, 32],
  ),
  sector(
    'UP-YTE',
    'YT',
    'SECTOR_UNION',
    { vi: 'CĐ ngành Y tế', en: 'Health Sector Union' },
    [22, 1450, 0, 0, 22],
  ),
  sector(
    'UP-VIENCHUC',
    'VC',
    'CIVIL_SERVANTS_UNION',
    { vi: 'CĐ Viên chức tỉnh', en: 'Provincial Civil Servants Union' },
    [48, 2020, 0, 0, 48],
  ),
  sector(
    'P12',
    'TT',
    'PROVINCIAL_FEDERATION',
    { vi: 'LĐLĐ tỉnh Lai Châu', en: 'Lai Châu Provincial Federation of Labour' },
    [6, 310, 4, 3, 3],
  ),
]

export const PROVINCE = 'P12'
export const TAN_UYEN = 'UP-TANUYEN'

/** The other numbers of domain.md 7.1 that the world must add up to on 30/06/2023. */
export const TOTALS = {
  unions: 689,
  members: 22_140,
  enterprises: 172,
  unionised: 149,
  publicUnits: 539,
  workersInUnionised: 6_940,
  membersInUnionised: 5_690,
  workersWithUnion: 23_640,
  fullTimeOfficers: 46,
  grassrootsOfficers: 2_410,
} as const
