import type { QueryResolvers } from '../../../generated/types.generated.ts'
import { findSurvey } from '../../find-survey.ts'

export const survey: NonNullable<QueryResolvers['survey']> = async (_, { id }, ctx) =>
  await findSurvey(ctx, id)
