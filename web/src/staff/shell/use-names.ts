import type { Named } from '../../words/use-words.ts'
import { useStaffWords } from '../use-staff-words.ts'

type Person = { name: { full: string } } | null

/** Names of units and people; where the service that knows them rests, words say so (never a gap). */
export function useNames(): { unit: (unit: Named) => string; person: (person: Person) => string } {
  const { t, nameOf } = useStaffWords()
  return {
    unit: nameOf,
    person: (person) => (person ? person.name.full : t('missing.person')),
  }
}
