/** A question that comes with the console; its document is the file of its id beside this one. */
export interface ReadyQuestion {
  id: 'trust-by-year' | 'classes-two-years' | 'registration-and-trust'
  title: { vi: string; en: string }
  variables: Readonly<Record<string, number>>
  /** Columns by their path below a row's `node`. */
  chart: { kind: 'BARS' | 'POINTS'; label: string; columns: readonly string[] }
}

/** In the order in which they are listed. */
export const readyQuestions: readonly ReadyQuestion[] = [
  {
    id: 'trust-by-year',
    title: {
      vi: 'Tín nhiệm và hài lòng theo công đoàn cấp trên và năm',
      en: 'Trust and satisfaction by upper union and year',
    },
    variables: { earlier: 2022, later: 2023 },
    chart: {
      kind: 'BARS',
      label: 'name.vi',
      columns: [
        'earlier.satisfaction',
        'later.satisfaction',
        'earlier.chairTrust',
        'later.chairTrust',
      ],
    },
  },
  {
    id: 'classes-two-years',
    title: {
      vi: 'Xếp loại người đứng đầu năm 2022 so với 2023',
      en: 'Classes of leaders in 2022 against 2023',
    },
    variables: { earlier: 2022, later: 2023 },
    chart: {
      kind: 'BARS',
      label: 'name.vi',
      columns: ['earlier.goodOrBetterAtLeastPercent', 'later.goodOrBetterAtLeastPercent'],
    },
  },
  {
    id: 'registration-and-trust',
    title: {
      vi: 'Đăng ký thi đua và tín nhiệm theo công đoàn cấp trên',
      en: 'Campaign registration against trust by upper union',
    },
    variables: { registered: 2023, surveyed: 2022 },
    chart: {
      kind: 'POINTS',
      label: 'name.vi',
      columns: ['campaignRegistration.percent', 'trust.chairTrust'],
    },
  },
]
