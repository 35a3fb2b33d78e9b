import type { UpperPlan } from './places.ts'
import type { Words } from './world-types.ts'

/** Names of public units after the patterns of domain.md 7.1: the union is called "CĐCS" and the unit's name. */

type CommuneUnit = (vi: string, bare: string, en: string) => Words

const SCHOOLS_OF_COMMUNES: CommuneUnit[] = [
  (_, bare, en) => ({
    vi: `Trường PTDTBT Tiểu học ${bare}`,
    en: `${en} Primary Boarding School`,
  }),
  (_, bare, en) => ({
    vi: `Trường PTDTBT THCS ${bare}`,
    en: `${en} Lower Secondary Boarding School`,
  }),
]

/** Towns and wards have day schools. */
const SCHOOLS_OF_TOWNS: CommuneUnit[] = [
  (vi, _, en) => ({ vi: `Trường Tiểu học ${vi}`, en: `${en} Primary School` }),
  (vi, _, en) => ({ vi: `Trường THCS ${vi}`, en: `${en} Lower Secondary School` }),
]

function unitsOfCommune(vi: string, bare: string): Words[] {
  const town = !vi.startsWith('xã ')
  const en = `${bare} ${town ? (vi.startsWith('phường') ? 'Ward' : 'Town') : 'Commune'}`
  const schools = town ? SCHOOLS_OF_TOWNS : SCHOOLS_OF_COMMUNES
  return [
    { vi: `Trường Mầm non ${vi}`, en: `${en} Kindergarten` },
    ...schools.map((name) => name(vi, bare, en)),
    { vi: `UBND ${vi}`, en: `${en} People’s Committee` },
  ]
}

const DISTRICT_UNITS: Words[] = [
  { vi: 'Trung tâm Y tế', en: 'Medical Centre' },
  { vi: 'Hạt Kiểm lâm', en: 'Forest Ranger Station' },
  { vi: 'Phòng Giáo dục và Đào tạo', en: 'Education Office' },
  { vi: 'Trung tâm Văn hóa – Thông tin', en: 'Culture and Information Centre' },
  { vi: 'Trung tâm Dịch vụ nông nghiệp', en: 'Agricultural Service Centre' },
  { vi: 'Ban Quản lý rừng phòng hộ', en: 'Protection Forest Board' },
  { vi: 'Văn phòng Cấp ủy và Chính quyền', en: 'Office of the Local Administration' },
  { vi: 'Chi nhánh Văn phòng Đăng ký đất đai', en: 'Land Registration Branch' },
]

function ofDistrict({ district, communes }: UpperPlan): Words[] {
  if (!district) return []
  const office = {
    vi: `Cơ quan LĐLĐ ${district.vi}`,
    en: `Office of the ${district.en} Federation of Labour`,
  }
  const units = DISTRICT_UNITS.map((unit) => ({
    vi: `${unit.vi} ${district.vi}`,
    en: `${district.en} ${unit.en}`,
  }))
  const local = communes.flatMap(({ vi, bare }) => unitsOfCommune(vi, bare))
  return [office, ...units.slice(0, 2), ...local, ...units.slice(2)]
}

function plain(list: string): Words[] {
  return list.split('; ').map((pair) => {
    const [vi = '', en = ''] = pair.split(' = ')
    return { vi, en }
  })
}

const TOWNS = [
  'Lai Châu',
  'Tam Đường',
  'Tân Uyên',
  'Than Uyên',
  'Phong Thổ',
  'Sìn Hồ',
  'Nậm Nhùn',
  'Mường Tè',
]

const EDUCATION: Words[] = [
  { vi: 'Cơ quan Sở Giáo dục và Đào tạo', en: 'Department of Education' },
  ...TOWNS.flatMap((town) => [
    { vi: `Trường THPT ${town}`, en: `${town} High School` },
    { vi: `Trường PTDTNT THPT ${town}`, en: `${town} Ethnic Boarding High School` },
    {
      vi: `Trung tâm GDNN – GDTX ${town}`,
      en: `${town} Vocational and Continuing Education Centre`,
    },
    { vi: `Trường THPT số 2 ${town}`, en: `${town} High School No. 2` },
  ]),
]

const HEALTH: Words[] = [
  ...plain(
    'Cơ quan Sở Y tế = Department of Health; Bệnh viện Đa khoa tỉnh = Provincial General Hospital; ' +
      'Bệnh viện Y học cổ truyền tỉnh = Provincial Traditional Medicine Hospital; Bệnh viện Phổi tỉnh = Provincial Lung Hospital; ' +
      'Trung tâm Kiểm soát bệnh tật tỉnh = Provincial Disease Control Centre; Trung tâm Kiểm nghiệm tỉnh = Provincial Drug Testing Centre; ' +
      'Trung tâm Pháp y tỉnh = Provincial Forensic Centre; Trung tâm Giám định y khoa tỉnh = Provincial Medical Assessment Centre; ' +
      'Chi cục Dân số tỉnh = Provincial Population Office; Chi cục An toàn vệ sinh thực phẩm tỉnh = Provincial Food Safety Office',
  ),
  ...'Dào San, Mường So, Pa Tần, Nậm Tăm, Mường Kim, Nậm Sỏ, Bình Lư, Pa Ủ, Ka Lăng, Mường Mô, Hua Bum, Lùng Thàng'
    .split(', ')
    .map((place) => ({
      vi: `Phòng khám đa khoa khu vực ${place}`,
      en: `${place} Regional Clinic`,
    })),
]

const CIVIL: Words[] = plain(
  'Cơ quan Công đoàn Viên chức tỉnh = Office of the Civil Servants Union; Cơ quan Tỉnh ủy = Provincial Party Office; ' +
    'Sở Nội vụ = Department of Home Affairs; Sở Tài chính = Department of Finance; Sở Kế hoạch và Đầu tư = Department of Planning; ' +
    'Sở Xây dựng = Department of Construction; Sở Giao thông vận tải = Department of Transport; Sở Công Thương = Department of Industry and Trade; ' +
    'Sở Nông nghiệp và PTNT = Department of Agriculture; Sở Tài nguyên và Môi trường = Department of Environment; ' +
    'Sở Thông tin và Truyền thông = Department of Information; Sở Văn hóa, Thể thao và Du lịch = Department of Culture; ' +
    'Sở Khoa học và Công nghệ = Department of Science; Sở Lao động – TB và XH = Department of Labour; Sở Tư pháp = Department of Justice; ' +
    'Sở Ngoại vụ = Department of Foreign Affairs; Ban Dân tộc = Committee for Ethnic Affairs; Thanh tra tỉnh = Provincial Inspectorate; ' +
    'Văn phòng UBND tỉnh = Office of the People’s Committee; Văn phòng HĐND tỉnh = Office of the People’s Council; ' +
    'Trường Chính trị tỉnh = Provincial Political School; Báo tỉnh = Provincial Newspaper; Bảo tàng tỉnh = Provincial Museum; ' +
    'Thư viện tỉnh = Provincial Library; Đoàn Nghệ thuật tỉnh = Provincial Art Troupe; Trung tâm Văn hóa tỉnh = Provincial Culture Centre; ' +
    'Trung tâm Huấn luyện thể thao = Sports Training Centre; Chi cục Kiểm lâm = Forest Protection Office; Hạt Kiểm lâm cơ động = Mobile Ranger Station; ' +
    'Chi cục Thủy lợi = Irrigation Office; Chi cục Chăn nuôi và Thú y = Livestock Office; Chi cục Trồng trọt = Crop Office; ' +
    'Chi cục Phát triển nông thôn = Rural Development Office; Trung tâm Khuyến nông = Agricultural Extension Centre; ' +
    'Trung tâm Giống nông nghiệp = Seed Centre; Trung tâm Quan trắc môi trường = Environment Monitoring Centre; ' +
    'Văn phòng Đăng ký đất đai = Land Registration Office; Trung tâm Phát triển quỹ đất = Land Fund Centre; ' +
    'Trung tâm Dịch vụ việc làm = Employment Service Centre; Trung tâm Bảo trợ xã hội = Social Protection Centre; ' +
    'Trung tâm Xúc tiến đầu tư = Investment Promotion Centre; Trung tâm Khuyến công = Industry Promotion Centre; ' +
    'Ban Quản lý khu kinh tế cửa khẩu = Border Economic Zone Board; Ban Quản lý dự án giao thông = Transport Projects Board; ' +
    'Ban Quản lý dự án dân dụng = Civil Works Board; Quỹ Bảo vệ và phát triển rừng = Forest Fund; ' +
    'Trung tâm Công nghệ thông tin = Information Technology Centre; Trung tâm Trợ giúp pháp lý = Legal Aid Centre',
)

const DIRECT: Words[] = plain(
  'Cơ quan LĐLĐ tỉnh = Office of the Provincial Federation of Labour; Đài Phát thanh – Truyền hình tỉnh = Provincial Broadcaster; ' +
    'Nhà Văn hóa Lao động tỉnh = Provincial Workers’ Culture House',
)

const BY_SECTOR: Record<string, Words[]> = {
  'UP-GIAODUC': EDUCATION,
  'UP-YTE': HEALTH,
  'UP-VIENCHUC': CIVIL,
  P12: DIRECT,
}

/** As many public units as the plan has; the first is the upper union's own office. */
export function publicUnitsOf(plan: UpperPlan): Words[] {
  const names = (BY_SECTOR[plan.id] ?? ofDistrict(plan)).slice(0, plan.publicUnits)
  if (names.length < plan.publicUnits) throw new Error(`${plan.id} has too few names`)
  return names
}

const TEA: Words = { vi: 'Công ty CP Chè Mây Tân Uyên', en: 'Chè Mây Tân Uyên Tea JSC' }

/** The invented firms of domain.md 7.1 and where they are. */
const NAMED_FIRMS: Record<string, Words[]> = {
  'UP-TANUYEN': [TEA],
  'UP-SINHO': [{ vi: 'Công ty CP Cao su Sông Na', en: 'Sông Na Rubber JSC' }],
  'UP-MUONGTE': [{ vi: 'Công ty TNHH Thủy điện Nậm Hoa', en: 'Nậm Hoa Hydropower Co.' }],
  'UP-NAMNHUN': [{ vi: 'HTX Dược liệu Pu Đao Xanh', en: 'Pu Đao Xanh Herbs Cooperative' }],
  'UP-PHONGTHO': [{ vi: 'Công ty TNHH Vận tải Đèo Gió', en: 'Đèo Gió Transport Co.' }],
  'UP-TPLAICHAU': [
    { vi: 'Công ty CP Xây dựng Bình Minh Tây Bắc', en: 'Bình Minh Tây Bắc Construction JSC' },
    { vi: 'Công ty TNHH Du lịch Sin Mây', en: 'Sin Mây Travel Co.' },
  ],
  'UP-TAMDUONG': [{ vi: 'Công ty TNHH May Tam Đường Mới', en: 'Tam Đường Mới Garment Co.' }],
}

const TRADES: Words[] = plain(
  'Công ty CP Chè = Tea JSC; Công ty TNHH Xây dựng = Construction Co.; Công ty TNHH Vận tải = Transport Co.; ' +
    'Công ty CP Thủy điện = Hydropower JSC; HTX Nông nghiệp = Farming Cooperative; Công ty TNHH Thương mại = Trading Co.; ' +
    'Công ty TNHH Du lịch = Travel Co.; HTX Dược liệu = Herbs Cooperative; Công ty CP Vật liệu = Materials JSC; Công ty TNHH May = Garment Co.',
)
const FIRST_WORDS =
  'Mây Sông Đèo Suối Núi Rừng Gió Nắng Sương Đá Thác Đồi Lúa Hoa Trăng Sao Sim Ong Mận'.split(' ')
const SECOND_WORDS = 'Lành Thẳm Biếc Vàng Nhớ Hiền Sớm Trong Xa Ấm'.split(' ')

/** As many firms as the plan has enterprises; the invented ones first. No two in the province share a name. */
export function firmsOf(plan: UpperPlan, firstNumber: number): Words[] {
  const named = NAMED_FIRMS[plan.id] ?? []
  const made = Array.from({ length: plan.enterprises - named.length }, (_, i) => {
    const number = firstNumber + i
    const trade = TRADES[number % TRADES.length] ?? TEA
    const first = FIRST_WORDS[number % FIRST_WORDS.length] ?? ''
    const word = `${first} ${SECOND_WORDS[Math.floor(number / FIRST_WORDS.length) % SECOND_WORDS.length] ?? ''}`
    return { vi: `${trade.vi} ${word}`, en: `${word} ${trade.en}` }
  })
  return [...named, ...made]
}

/** The grouped union of six small shops (domain.md 7.1). */
export const GROUPED: Words = {
  vi: 'ghép Thương mại – Dịch vụ phường Tân Phong',
  en: 'Tân Phong Ward Trade and Services (grouped)',
}

/** "CĐCS ..." in Vietnamese, "... Union" in English. */
export function unionName(unit: Words): Words {
  return { vi: `CĐCS ${unit.vi}`, en: `${unit.en} Union` }
}
