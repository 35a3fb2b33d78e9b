import type { QueryResolvers } from '../../../generated/types.generated.ts'
import { listMyOrgans } from '../../list-organs.ts'

/** @throws NotSignedIn */
export const myPartyOrgans: NonNullable<QueryResolvers['myPartyOrgans']> = async (_, _args, ctx) =>
  await listMyOrgans(ctx)
