import { holds, scopesOf, type Viewer } from '@tinnhiem/kit/viewer'
import { within } from '@tinnhiem/kit/roles'
import type { Loaders } from '../loaders.ts'
import type { Mover } from './survey.ts'
import type { SurveyRecord } from './survey-record.ts'
import type { SurveysWanted } from './survey-store.ts'

const WORKING = ['SURVEY_ADMINISTRATOR', 'PROVINCIAL_OFFICER', 'INSPECTION'] as const
const READING = ['UPPER_OFFICER', 'ANALYST'] as const
const RATED_POSTS = ['CHAIR', 'ACTING_CHAIR']

/** Whether this person works on the survey: sees it from the draft on. */
export function worksOn(viewer: Viewer, survey: SurveyRecord): boolean {
  return holds(viewer, WORKING, survey.audiencePath)
}

/** Whether this person may see that the survey exists. Members see it from its opening on, if they are on it. */
export function maySee(viewer: Viewer, survey: SurveyRecord, onRoster: boolean): boolean {
  if (worksOn(viewer, survey)) return true
  if (survey.manifest === null) return false
  return onRoster || (survey.state === 'RELEASED' && holds(viewer, READING))
}

/** Where this person's roles may let them see surveys beside those whose roster holds them; `maySee` decides. */
export function surveysToLookAt(viewer: Viewer): Pick<SurveysWanted, 'under' | 'states'> {
  return { under: scopesOf(viewer, WORKING), states: holds(viewer, READING) ? ['RELEASED'] : [] }
}

/** Only these two see response rates while the survey is open (D-16). */
export function seesRates(viewer: Viewer, survey: SurveyRecord): boolean {
  return holds(viewer, ['SURVEY_ADMINISTRATOR', 'PROVINCIAL_OFFICER'], survey.audiencePath)
}

/** Who is moving the survey, with whether it rates them on this day (D-19). */
export async function moverOf(
  loaders: Pick<Loaders, 'organization' | 'postsOf'>,
  viewer: Viewer & { id: string },
  survey: Pick<SurveyRecord, 'audiencePath'>,
): Promise<Mover> {
  const hands = ['SURVEY_ADMINISTRATOR', 'PROVINCIAL_OFFICER'] as const
  const held = hands.filter((role) => holds(viewer, [role], survey.audiencePath))
  return { id: viewer.id, hands: held, isRated: await isRated(loaders, viewer.id, survey) }
}

async function isRated(
  loaders: Pick<Loaders, 'organization' | 'postsOf'>,
  memberId: string,
  { audiencePath }: Pick<SurveyRecord, 'audiencePath'>,
): Promise<boolean> {
  const posts = await loaders.postsOf(memberId)
  const rated = posts.filter(({ post }) => RATED_POSTS.includes(post))
  const unions = await Promise.all(
    rated.map(async ({ unionId }) => await loaders.organization.load(unionId)),
  )
  return unions.some(
    (union) =>
      union !== null &&
      union.level !== 'PROVINCIAL' &&
      (within(union.path, audiencePath) || within(audiencePath, union.path)),
  )
}
