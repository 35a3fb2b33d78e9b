import type { Words } from '../survey/questions.ts'
import type { SurveyRecord } from '../survey/survey-record.ts'
import type { Release, ReleasedGroup, ReleasedTotal } from './release.ts'
import type { SignedRelease } from './release-store.ts'

export type SurveyReleaseMapper = { record: SurveyRecord; signed: SignedRelease; release: Release }
export type ReleasedGroupMapper = {
  group: ReleasedGroup | ReleasedTotal
  record: SurveyRecord
  name: Words
  pools: number[]
  codes: string[]
  parts: ReleasedGroup[]
}
