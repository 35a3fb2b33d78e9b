import type { Initiative, InitiativeMover, InitiativeText } from './initiative.ts'

/** Samples for tests of rules and of what readers see. */
export function sampleText(changes: Partial<InitiativeText> = {}): InitiativeText {
  return {
    title: 'Đổi cách sấy chè để bớt điện giờ cao điểm',
    kind: 'TECHNICAL',
    solution: 'Sấy hai lượt, lượt sau ngoài giờ cao điểm.',
    appliedFrom: '2023-03-01',
    programmeId: 'MILLION_INITIATIVES.PHASE_2',
    employerId: null,
    benefitVnd: 84_000_000,
    spread: null,
    confidential: false,
    declarations: ['AGAINST_ORDER_OR_MORALS', 'UNDER_IP_PROTECTION'],
    ...changes,
  }
}

/** A draft of `lead` with `co`, 60/40, both agreed. */
export function sampleInitiative(changes: Partial<Initiative> = {}): Initiative {
  return {
    id: 'i1',
    version: 1,
    state: 'DRAFT',
    unionId: 'U-0001',
    text: sampleText(),
    authors: [
      { place: 1, memberId: 'lead', share: 60, acceptedSplit: null },
      { place: 2, memberId: 'co', share: 40, acceptedSplit: 1 },
    ],
    split: 1,
    editions: [],
    declined: 0,
    decision: null,
    countedOn: null,
    replicatedBy: [],
    steps: [],
    ...changes,
  }
}

export function sampleMover(changes: Partial<InitiativeMover> = {}): InitiativeMover {
  const nobody = { isLead: false, isGrassroots: false, isAbove: false, isInspection: false }
  return { id: 'm', ...nobody, isAuthor: false, inUnit: false, ...changes }
}
