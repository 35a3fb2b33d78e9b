/** What the pages show of what was planted: counts, as the people who answer for them read them. */
export type Shown = {
  units: number
  verified: number
  toApprove: number
  drafts: number
  counted: number
  modelsRegistered: number
  modelsRecognised: number
  appeals: number
  documents: number
  orientations: number
  /** Null where the tenant does without referrals. */
  inbox: number | null
  invited: boolean | null
}

/** What of the campaigns and referrals of 2023 is missing; nothing when the demo is as designed. */
export function missingMovements(shown: Shown, unions: number): string[] {
  const least: [name: string, found: number, wanted: number][] = [
    ['registered units', shown.units, unions],
    ['verified results', shown.verified, 1],
    ['a campaign to approve', shown.toApprove, 1],
    ['an own draft initiative', shown.drafts, 1],
    ['a counted initiative', shown.counted, 1],
    ['registered models', shown.modelsRegistered, 2],
    ['a recognised model', shown.modelsRecognised, 1],
    ['a fund appeal', shown.appeals, 1],
    ['documents', shown.documents, 2],
    ['an orientation', shown.orientations, 1],
    ['a referral in the inbox', shown.inbox ?? 1, 1],
    ['a waiting invitation', Number(shown.invited ?? true), 1],
  ]
  return least
    .filter(([, found, wanted]) => found < wanted)
    .map(([name, found, wanted]) => `${name}: ${found} of ${wanted}`)
}
