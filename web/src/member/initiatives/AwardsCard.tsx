import { useMutation, useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { faultOf } from '../../apollo/errors.ts'
import {
  ConsentToAwardDocument,
  MyAwardsDocument,
  type MyAwardsQuery,
} from '../../generated/later-operations.ts'
import { Card } from '../../ui/Card.tsx'
import { Note } from '../../ui/Note.tsx'
import { useCampaignWords } from '../campaign-words/use-campaign-words.ts'
import { Failed } from '../shell/Failed.tsx'

type Award = NonNullable<MyAwardsQuery['myRecognitions']>[number]

/** Awards of the member. The name is shown to others only while this is ticked; unticked it disappears at once (CAM-6). */
export function AwardsCard() {
  const { t } = useCampaignWords()
  const { data } = useQuery(MyAwardsDocument)
  const awards = data?.myRecognitions ?? []
  if (awards.length === 0) return null
  return (
    <Card title={t('awards.title')}>
      <p className="quiet text-hint">{t('awards.text')}</p>
      <ul className="grid gap-3">
        {awards.map((award) => (
          <AwardLine key={award.id} award={award} />
        ))}
      </ul>
    </Card>
  )
}

function AwardLine({ award }: { award: Award }) {
  const { t, both } = useCampaignWords()
  const [refused, setRefused] = useState<string>()
  const [consent, { loading, error }] = useMutation(ConsentToAwardDocument, {
    refetchQueries: [MyAwardsDocument],
    awaitRefetchQueries: true,
  })
  const change = async (name: boolean) => {
    const version = name ? award.version : null
    const { data } = await consent({ variables: { recognition: award.id, name, version } })
    const result = data?.consentToRecognition
    const isStale = result?.__typename === 'VersionConflict'
    if (result?.__typename === 'RecognitionChanged') return setRefused(undefined)
    setRefused(isStale ? t('awards.conflict') : result?.message)
  }
  return (
    <li className="grid gap-2">
      <strong>{both(award.title)}</strong>
      <label className="choice check">
        <input
          type="checkbox"
          checked={award.consentName === true}
          disabled={loading}
          onChange={(event) => void change(event.target.checked)}
        />
        <span>{t('awards.name')}</span>
      </label>
      {refused ? <Note kind="bad">{refused}</Note> : null}
      {error ? <Failed fault={faultOf(error)} /> : null}
    </li>
  )
}
