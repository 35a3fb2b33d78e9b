import type { FormNames } from './resolution-form.ts'

export type ReferralFormMapper = FormNames
