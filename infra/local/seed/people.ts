import { PROVINCE } from './places.ts'
import type { Unit } from './units.ts'
import type { DemoPersonKey, DemoRoleName, Words } from './world-types.ts'

/** Where a scripted person belongs: the union of a firm or unit by its name, and the place on its list. */
export type Scripted = {
  name: string
  card: string
  /** Vietnamese name of the unit; null for the technical account, which is in no union. */
  unit: string | null
  at: number
  /** Role and organisation, beside what a post gives. */
  role?: { role: DemoRoleName; orgId: string }
  demo?: { key: DemoPersonKey; does: Words }
}

/** Place 0 of a union is its chair; 10 to 12 of an upper union's office are the upper union's officers. */
export const UPPER_OFFICERS_AT = 10
const PROVINCE_OFFICE = 'Cơ quan LĐLĐ tỉnh'

function staff(
  at: number,
  card: string,
  name: string,
  key: DemoPersonKey,
  role: DemoRoleName,
  does: Words,
): Scripted {
  return {
    name,
    card,
    unit: PROVINCE_OFFICE,
    at,
    role: { role, orgId: PROVINCE },
    demo: { key, does },
  }
}

const SCRIPTED: Scripted[] = [
  {
    name: 'Lò Thị Hặc',
    card: 'LC-0001',
    unit: 'Công ty CP Chè Mây Tân Uyên',
    at: 20,
    demo: {
      key: 'member',
      does: {
        vi: 'Đoàn viên, Công ty CP Chè Mây Tân Uyên',
        en: 'Member, Chè Mây Tân Uyên tea company',
      },
    },
  },
  {
    name: 'Phạm Thị Ngân',
    card: 'LC-0002',
    unit: 'Công ty CP Chè Mây Tân Uyên',
    at: 0,
    demo: {
      key: 'chair',
      does: {
        vi: 'Chủ tịch CĐCS Công ty CP Chè Mây Tân Uyên',
        en: 'Chair of the tea company’s union',
      },
    },
  },
  {
    name: 'Vàng Văn Phin',
    card: 'LC-0003',
    unit: 'Cơ quan LĐLĐ huyện Phong Thổ',
    at: UPPER_OFFICERS_AT,
    demo: {
      key: 'upper',
      does: { vi: 'Chủ tịch LĐLĐ huyện Phong Thổ', en: 'Chair, Phong Thổ district' },
    },
  },
  staff(30, 'LC-0004', 'Nguyễn Thu Hằng', 'provincial', 'PROVINCIAL_OFFICER', {
    vi: 'Cán bộ LĐLĐ tỉnh: duyệt phiếu, chạy xếp loại',
    en: 'Provincial officer: approves surveys, runs the rating',
  }),
  staff(31, 'LC-0005', 'Lù Thị Rương', 'approver', 'PROVINCIAL_OFFICER', {
    vi: 'Cán bộ LĐLĐ tỉnh: phê duyệt xếp loại',
    en: 'Provincial officer: approves the ratings',
  }),
  staff(32, 'LC-0006', 'Đỗ Thanh Mai', 'surveyAdministrator', 'SURVEY_ADMINISTRATOR', {
    vi: 'Quản trị khảo sát',
    en: 'Survey administrator',
  }),
  staff(33, 'LC-0007', 'Bùi Đức Long', 'inspection', 'INSPECTION', {
    vi: 'Ủy ban Kiểm tra',
    en: 'Inspection committee',
  }),
  staff(34, 'LC-0008', 'Hoàng Gia Khánh', 'analyst', 'ANALYST', {
    vi: 'Phân tích số liệu',
    en: 'Analyst',
  }),
  staff(35, 'LC-0009', 'Trần Quốc Bảo', 'organiser', 'CAMPAIGN_ORGANISER', {
    vi: 'Phụ trách phong trào',
    en: 'Campaign organiser',
  }),
  {
    name: 'Lê Minh Tuấn',
    card: 'LC-0010',
    unit: 'Cơ quan Công đoàn Viên chức tỉnh',
    at: 13,
    role: { role: 'PARTY_LIAISON', orgId: PROVINCE },
    demo: { key: 'liaison', does: { vi: 'Đầu mối tổ chức Đảng', en: 'Party-organ liaison' } },
  },
  {
    name: 'Điêu Thị Sương',
    card: 'LC-0011',
    unit: 'Cơ quan LĐLĐ huyện Tân Uyên',
    at: UPPER_OFFICERS_AT,
    demo: {
      key: 'upperTanUyen',
      does: { vi: 'Chủ tịch LĐLĐ huyện Tân Uyên', en: 'Chair, Tân Uyên district' },
    },
  },
  {
    name: 'Giàng A Chớ',
    card: 'LC-0012',
    unit: 'Trường PTDTBT THCS Dào San',
    at: 4,
    demo: {
      key: 'schoolMember',
      does: { vi: 'Đoàn viên, Trường PTDTBT THCS Dào San', en: 'Member, Dào San school' },
    },
  },
  {
    name: 'Quản trị hệ thống',
    card: 'LC-0099',
    unit: null,
    at: 0,
    role: { role: 'SYSTEM_ADMIN', orgId: PROVINCE },
    demo: {
      key: 'admin',
      does: { vi: 'Quản trị hệ thống (qtht)', en: 'System administrator (qtht)' },
    },
  },
]

/** The other upper chairs: names of domain.md 7.1 that are not scripted, by office. */
const CHAIRS: [unit: string, name: string][] = [
  ['Cơ quan LĐLĐ thành phố Lai Châu', 'Lò Văn Inh'],
  ['Cơ quan LĐLĐ huyện Tam Đường', 'Tẩn Mẩy Pham'],
  ['Cơ quan LĐLĐ huyện Than Uyên', 'Vàng Thị Say'],
  ['Cơ quan LĐLĐ huyện Sìn Hồ', 'Thào A Phử'],
  ['Cơ quan LĐLĐ huyện Nậm Nhùn', 'Chẻo Láo San'],
  ['Cơ quan LĐLĐ huyện Mường Tè', 'Pờ Xú Nu'],
  ['Cơ quan Sở Giáo dục và Đào tạo', 'Tao Thị Ỏn'],
  ['Cơ quan Sở Y tế', 'Phàn A Quẩy'],
  ['Cơ quan Công đoàn Viên chức tỉnh', 'Chang Mì Hừ'],
]

/** Everybody whose name is written in domain.md 7.1 and who is a member, with a card that is easy to type. */
export const CAST: Scripted[] = [
  ...SCRIPTED,
  ...CHAIRS.map(([unit, name], i) => ({
    name,
    unit,
    at: UPPER_OFFICERS_AT,
    card: `LC-00${20 + i}`,
  })),
]

/** The scripted person at this place of a union's list. */
export function castAt(unit: Unit, at: number): Scripted | undefined {
  return CAST.find((person) => person.unit === unit.name.vi && person.at === at)
}
