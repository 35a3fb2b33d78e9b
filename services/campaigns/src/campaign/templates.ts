import type { Campaign, Criterion, DayWindow } from './campaign.ts'
import type { Exclusion } from './exclusions.ts'
import type { Words } from './words-in-both.ts'

export type Phase = {
  code: string
  title: Words
  startsOn: string
  endsOn: string
  appliedWindow: DayWindow | null
  exclusions: readonly Exclusion[]
}

export type Template = Pick<Campaign, 'kind' | 'title' | 'about' | 'who' | 'measure'> & {
  code: string
  about: Words
  criteria: readonly Criterion[]
  phases: readonly Phase[]
}

const both = (vi: string, en: string): Words => ({ vi, en })

function text(code: string, vi: string, en: string): Criterion {
  return { code, kind: 'TEXT', text: both(vi, en), value: null }
}

function template(
  code: string,
  kind: Template['kind'],
  title: Words,
  about: Words,
  rest: Partial<Template> = {},
): Template {
  const usual = { who: 'UNITS', measure: 'REPORTED', criteria: [], phases: [] } as const
  return { code, kind, title, about, ...usual, ...rest }
}

/** The named movements and drives of the yearly plan (S-91), and the theme of the year (S-62). Titles are data. */
export const TEMPLATES: readonly Template[] = [
  template(
    'GOOD_CREATIVE_LABOUR',
    'MOVEMENT',
    both('Lao động giỏi, lao động sáng tạo', 'Good labour, creative labour'),
    both(
      'Mỗi đơn vị đăng ký việc làm cụ thể để nâng năng suất, chất lượng và hiệu quả công việc.',
      'Each unit registers concrete work that raises productivity, quality and results.',
    ),
    { who: 'UNITS_AND_MEMBERS' },
  ),
  template(
    'MILLION_INITIATIVES',
    'MOVEMENT',
    both('Một triệu sáng kiến', '1 million initiatives'),
    both(
      'Tính sáng kiến đã được hội đồng công nhận và đã áp dụng trong thời gian quy định. Mỗi đơn vị so với mục tiêu của chính mình.',
      'Initiatives recognised by a council and applied within the window count. Each unit competes with its own target.',
    ),
    {
      who: 'UNITS_AND_MEMBERS',
      measure: 'INITIATIVES',
      criteria: [
        text(
          'RECOGNISED',
          'Được hội đồng sáng kiến hoặc người đứng đầu đơn vị công nhận.',
          'Recognised by an initiative council or the head of the unit.',
        ),
        text(
          'KIND',
          'Là giải pháp kỹ thuật, quản lý, tác nghiệp, ứng dụng công nghệ hoặc đề tài nghiên cứu.',
          'A technical, management, operational or technology solution, or a research topic.',
        ),
      ],
      phases: [
        {
          code: 'PHASE_2',
          title: both('Một triệu sáng kiến, giai đoạn 2', '1 million initiatives, phase 2'),
          startsOn: '2022-06-01',
          endsOn: '2023-09-01',
          appliedWindow: { from: '2021-09-01', to: '2023-09-01' },
          exclusions: [
            'NOT_RECOGNISED',
            'OUTSIDE_WINDOW',
            'AGAINST_ORDER_OR_MORALS',
            'UNDER_IP_PROTECTION',
          ],
        },
      ],
    },
  ),
  template(
    'OFFICE_CULTURE',
    'MOVEMENT',
    both(
      'Cán bộ, công chức, viên chức thi đua thực hiện văn hóa công sở',
      'Officials emulate to practise office culture',
    ),
    both(
      'Ứng xử đúng mực, phục vụ Nhân dân tận tình, giữ nơi làm việc gọn gàng.',
      'Courteous conduct, attentive public service, an orderly workplace.',
    ),
    { who: 'UNITS_AND_MEMBERS' },
  ),
  template(
    'CULTURE_SPORT',
    'MOVEMENT',
    both('Văn hóa, văn nghệ, thể dục, thể thao', 'Culture and sport'),
    both(
      'Tổ chức sinh hoạt văn hóa, văn nghệ, thể dục, thể thao cho đoàn viên, người lao động.',
      'Culture, arts and sport for members and workers.',
    ),
    { who: 'UNITS_AND_MEMBERS' },
  ),
  template(
    'GREEN_CLEAN_OSH',
    'MOVEMENT',
    both(
      'Xanh – Sạch – Đẹp, bảo đảm an toàn, vệ sinh lao động',
      'Green – Clean – Beautiful, occupational safety and health',
    ),
    both(
      'Nơi làm việc xanh, sạch, đẹp; phòng ngừa tai nạn lao động và bệnh nghề nghiệp.',
      'A green, clean and beautiful workplace; accidents and occupational diseases prevented.',
    ),
  ),
  template(
    'WOMEN_DUAL_EXCELLENCE',
    'MOVEMENT',
    both('Giỏi việc nước, đảm việc nhà', 'Good at public work, capable at home'),
    both(
      'Phong trào thi đua trong nữ đoàn viên, người lao động.',
      'An emulation movement among women members and workers.',
    ),
    { who: 'UNITS_AND_MEMBERS' },
  ),
  template(
    'RENEWAL_CREATIVITY_EFFECTIVENESS',
    'MOVEMENT',
    both(
      'Đổi mới, sáng tạo, hiệu quả trong hoạt động công đoàn',
      'Renewal, creativity, effectiveness in union work',
    ),
    both(
      'Công đoàn các cấp đổi mới nội dung và cách làm, hướng về cơ sở.',
      'Unions at every level renew what they do and how, turned to the grassroots.',
    ),
  ),
  template(
    'JOIN_HANDS_NEW_RURAL',
    'MOVEMENT',
    both(
      'Chung tay xây dựng nông thôn mới, giảm nghèo bền vững',
      'Join hands for new rural areas and sustainable poverty reduction',
    ),
    both(
      'Đơn vị nhận việc cụ thể với xã, bản: công trình, ngày công, giúp sinh kế.',
      'Units take on concrete work with communes and villages: works, days of labour, livelihoods.',
    ),
  ),
  template(
    'JOIN_HANDS_FOR_THE_POOR',
    'MOVEMENT',
    both(
      'Chung tay vì người nghèo – không để ai bị bỏ lại phía sau',
      'Join hands for the poor – leave no one behind',
    ),
    both(
      'Việc làm giúp người nghèo do đơn vị đăng ký. Đóng góp là tự nguyện; không ai bị theo dõi.',
      'Help for the poor that units register. Giving is voluntary; nobody is tracked.',
    ),
  ),
  template(
    'NEW_RURAL_CIVILISED_CITY',
    'DRIVE',
    both(
      'Toàn dân đoàn kết xây dựng nông thôn mới, đô thị văn minh',
      'All people unite for new rural areas and civilised cities',
    ),
    both(
      'Đơn vị đăng ký phần việc trong cuộc vận động tại nơi đóng chân.',
      'Units register their part of the campaign where they are based.',
    ),
  ),
  template(
    'VIETNAMESE_GOODS',
    'DRIVE',
    both(
      'Người Việt Nam ưu tiên dùng hàng Việt Nam',
      'Vietnamese people give priority to Vietnamese goods',
    ),
    both(
      'Ưu tiên hàng Việt Nam trong mua sắm của đơn vị và trong đời sống.',
      'Vietnamese goods first, in purchases of the unit and in daily life.',
    ),
    { who: 'UNITS_AND_MEMBERS' },
  ),
  template(
    'FOR_THE_POOR',
    'DRIVE',
    both('Vì người nghèo', 'For the poor'),
    both(
      'Cuộc vận động chung tay giúp người nghèo. Đóng góp là tự nguyện; chỉ có số chung của đơn vị.',
      'A drive to help the poor. Giving is voluntary; only totals of a unit exist.',
    ),
  ),
  template(
    'THEME_OF_YEAR',
    'THEME',
    both(
      'Tập trung phát triển đoàn viên, thành lập công đoàn cơ sở',
      'Focus on developing members and establishing grassroots unions',
    ),
    both(
      'Chủ đề hoạt động năm 2023. Mỗi cấp đặt số của mình.',
      'Theme of the year 2023. Each level sets its own number.',
    ),
  ),
]

export function templateByCode(code: string): Template | null {
  return TEMPLATES.find((one) => one.code === code) ?? null
}
