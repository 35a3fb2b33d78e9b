/** Every address of the web in one place. Slugs are English code names; a path once published stays (paths.test.ts). */
export const paths = {
  home: () => '/',
  signIn: () => '/sign-in',
  surveys: () => '/surveys',
  survey: (id: string) => `/surveys/${id}`,
  practice: (id: string) => `/surveys/${id}/practice`,
  question: (id: string, n: number | string) => `/surveys/${id}/q/${n}`,
  review: (id: string) => `/surveys/${id}/review`,
  waiting: (id: string) => `/surveys/${id}/waiting`,
  sent: (id: string) => `/surveys/${id}/sent`,
  counted: (id: string) => `/board/${id}`,
  leaders: () => '/leaders',
  campaigns: () => '/campaigns',
  campaign: (id: string) => `/campaigns/${id}`,
  referral: () => '/referral',
  initiatives: () => '/initiatives',
  initiativeNew: () => '/initiatives/new',
  initiativeJoin: () => '/initiatives/join',
  initiative: (id: string) => `/initiatives/${id}`,
  initiativeEdit: (id: string) => `/initiatives/${id}/edit`,
  me: () => '/me',
} as const

/** The staff area is a page of its own (staff.html), served for every path under this prefix. */
export const staffPrefix = '/staff'

/** Addresses of the staff area. */
export const staffPaths = {
  home: () => staffPrefix,
  surveys: () => `${staffPrefix}/surveys`,
  surveyDraft: () => `${staffPrefix}/surveys/new`,
  survey: (id: string) => `${staffPrefix}/surveys/${id}`,
  surveyPreview: (id: string) => `${staffPrefix}/surveys/${id}/preview`,
  results: (id: string) => `${staffPrefix}/results/${id}`,
  ratings: () => `${staffPrefix}/ratings`,
  own: () => `${staffPrefix}/own`,
  cycle: (year: number | string) => `${staffPrefix}/ratings/${year}`,
  run: (year: number | string) => `${staffPrefix}/ratings/${year}/run`,
  person: (year: number | string, id: string) => `${staffPrefix}/ratings/${year}/people/${id}`,
  campaigns: () => `${staffPrefix}/campaigns`,
  campaignNew: (template = '', phase = '') =>
    `${staffPrefix}/campaigns/new${template && `?template=${template}`}${phase && `&phase=${phase}`}`,
  campaignAdopt: (parent: string) => `${staffPrefix}/campaigns/new?from=${parent}`,
  campaignDraft: (id: string) => `${staffPrefix}/campaigns/new?draft=${id}`,
  campaign: (id: string) => `${staffPrefix}/campaigns/${id}`,
  unitCampaigns: () => `${staffPrefix}/unit/campaigns`,
  verify: () => `${staffPrefix}/verify`,
  referrals: () => `${staffPrefix}/referrals`,
  referral: (id: string) => `${staffPrefix}/referrals/${id}`,
  inbox: () => `${staffPrefix}/inbox`,
  inboxCase: (id: string) => `${staffPrefix}/inbox/${id}`,
  initiatives: () => `${staffPrefix}/initiatives`,
  initiative: (id: string) => `${staffPrefix}/initiatives/${id}`,
  recognitions: () => `${staffPrefix}/recognitions`,
  models: () => `${staffPrefix}/models`,
  modelNew: (replicaOf = '') =>
    `${staffPrefix}/models/new${replicaOf && `?replicaOf=${replicaOf}`}`,
  model: (id: string) => `${staffPrefix}/models/${id}`,
  unitFund: () => `${staffPrefix}/unit/fund`,
  fund: () => `${staffPrefix}/fund`,
} as const
