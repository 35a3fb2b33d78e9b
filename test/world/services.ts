/** What a world starts, in this order. */
export const SERVICES = [
  'membership',
  'surveys',
  'surveysWorker',
  'ratings',
  'ratingsWorker',
  'campaigns',
  'campaignsWorker',
  'referrals',
  'referralsWorker',
  'gateway',
] as const
export type ServiceName = (typeof SERVICES)[number]
