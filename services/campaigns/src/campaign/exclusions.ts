import type { Words } from './words-in-both.ts'

/** Why an entry is not eligible, as a campaign's data names it (domain.md B-9). */
export const EXCLUSIONS = {
  NOT_RECOGNISED: {
    vi: 'Chưa được hội đồng sáng kiến hoặc người đứng đầu đơn vị công nhận.',
    en: 'Not recognised by an initiative council or the head of the unit.',
  },
  OUTSIDE_WINDOW: {
    vi: 'Áp dụng ngoài thời gian quy định.',
    en: 'Applied outside the window.',
  },
  AGAINST_ORDER_OR_MORALS: {
    vi: 'Trái với trật tự công cộng hoặc đạo đức xã hội.',
    en: 'Against public order or morals.',
  },
  UNDER_IP_PROTECTION: {
    vi: 'Đang được bảo hộ quyền sở hữu trí tuệ.',
    en: 'Under intellectual property protection.',
  },
} as const satisfies Record<string, Words>

export type Exclusion = keyof typeof EXCLUSIONS

export function isExclusion(code: string): code is Exclusion {
  return Object.hasOwn(EXCLUSIONS, code)
}

/** The words of known codes, in the order given. */
export function exclusionTexts(codes: readonly string[]): Words[] {
  return codes.filter(isExclusion).map((code) => EXCLUSIONS[code])
}
