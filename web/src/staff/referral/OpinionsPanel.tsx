import { useMutation, useQuery } from '@apollo/client/react'
import { formatDay } from '../../format/date.ts'
import { GiveReferralOpinionDocument, OpinionsAskedDocument } from '../../generated/operations.ts'
import { Panel } from '../../ui/staff/Panel.tsx'
import { RefusedNote } from '../shell/RefusedNote.tsx'
import { useAct } from '../shell/use-act.ts'
import { useNames } from '../shell/use-names.ts'
import { useReferralWords } from './use-referral-words.ts'

/** Where a unit asked the upper unit: yes or no, no words about the person. */
export function OpinionsPanel({ union }: { union: string }) {
  const { t } = useReferralWords()
  const { unit } = useNames()
  const { data, refetch } = useQuery(OpinionsAskedDocument, { variables: { union } })
  const acts = useAct()
  const [give] = useMutation(GiveReferralOpinionDocument)
  const asked = data?.referralOpinionsAsked ?? []
  const answer = async (referral: string, version: number, agrees: boolean) => {
    const done = await acts.act(async () => {
      const { data: said, error } = await give({ variables: { referral, version, agrees } })
      return { result: said?.giveReferralOpinion, error }
    })
    if (done) void refetch()
  }
  return (
    <Panel title={t('ref.opinions')}>
      {asked.length === 0 ? <p className="pad quiet">{t('ref.opinionsEmpty')}</p> : null}
      <RefusedNote refused={acts.refused} />
      <ul className="todo">
        {asked.map(({ id, version, union: from, opinion }) => (
          <li key={id}>
            <div className="grow">
              <strong>{unit(from)}</strong>
              <p className="quiet small-text">
                {t('ref.asked', { day: formatDay(opinion?.askedOn ?? '') })}
              </p>
            </div>
            <button
              type="button"
              className="sbtn"
              disabled={acts.busy}
              onClick={() => void answer(id, version, true)}
            >
              {t('ref.agree')}
            </button>
            <button
              type="button"
              className="sbtn"
              disabled={acts.busy}
              onClick={() => void answer(id, version, false)}
            >
              {t('ref.disagree')}
            </button>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
