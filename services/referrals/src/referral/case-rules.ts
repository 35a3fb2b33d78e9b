/** What is configurable about referrals, as dated data (REF-2, REF-3; [PROP] of domain.md 2.4). */
export type CaseRules = {
  validFrom: string
  invitationDays: number
  /** Months without a second invitation, from the last day of the first. */
  pauseMonths: number
  memberMonths: number
  /** Present x quorum.of >= convened x quorum.part. */
  quorum: { part: number; of: number }
  /** Passed: yes x pass.of > present x pass.part. */
  pass: { part: number; of: number }
  suspensionDays: number
}

const RULES: readonly CaseRules[] = [
  {
    validFrom: '2022-01-01',
    invitationDays: 14,
    pauseMonths: 12,
    memberMonths: 12,
    quorum: { part: 2, of: 3 },
    pass: { part: 1, of: 2 },
    suspensionDays: 60,
  },
]

/** The rules in force on a day; before the first ones, the first. */
export function rulesOn(day: string): CaseRules {
  const rules = RULES.findLast(({ validFrom }) => validFrom <= day) ?? RULES[0]
  if (!rules) throw new Error('no rules of referrals')
  return rules
}
