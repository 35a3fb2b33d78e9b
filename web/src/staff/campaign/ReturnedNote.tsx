import { Note } from '../../ui/Note.tsx'
import type { PlannedCampaign } from './campaign-form.ts'
import { useCampaignWords } from './use-campaign-words.ts'

/** Why a draft came back from review. */
export function ReturnedNote({ draft }: { draft: PlannedCampaign | null }) {
  const { t } = useCampaignWords()
  if (!draft?.reason) return null
  return <Note kind="warn">{t('launch.returned', { reason: draft.reason })}</Note>
}
