import { sayer } from '@tinnhiem/kit/words'

/** Refusals and wrong fields of this service. */
export const say = sayer({
  NOT_YOUR_ROLE: {
    vi: 'Việc này chỉ dành cho cán bộ trong danh sách giới thiệu của đơn vị.',
    en: 'Only officers on the referral list of the unit may do this.',
  },
})
