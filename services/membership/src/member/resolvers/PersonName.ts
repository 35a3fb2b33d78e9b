import type { PersonNameResolvers } from '../../generated/types.generated.ts'
import { fullName } from '../member.ts'

export const PersonName: PersonNameResolvers = { full: (name) => fullName(name) }
