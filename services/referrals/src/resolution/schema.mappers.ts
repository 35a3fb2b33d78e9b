import type { Resolution } from '../referral/referral.ts'

export type ReferralResolutionMapper = Resolution
