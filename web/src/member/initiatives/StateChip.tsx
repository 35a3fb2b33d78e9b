import type { InitiativeState } from '../../generated/later-operations.ts'
import { Chip, type ChipKind } from '../../ui/Chip.tsx'
import { useCampaignWords } from '../campaign-words/use-campaign-words.ts'

const kinds: Record<InitiativeState, ChipKind> = {
  DRAFT: '',
  SUBMITTED: 'cham',
  CONFIRMED: 'cham',
  RECOGNIZED: 'cham',
  NOT_RECOGNIZED: 'due',
  IN_PROGRAMME: 'cham',
  COUNTED: 'met',
  RETURNED: 'due',
  REPLICATED: 'met',
  REVOKED: 'late',
  WITHDRAWN: '',
}

/** The state of an initiative in words; the colour repeats it. */
export function StateChip({ state }: { state: InitiativeState }) {
  const { t } = useCampaignWords()
  return <Chip kind={kinds[state]}>{t(`initiativeState.${state}`)}</Chip>
}
