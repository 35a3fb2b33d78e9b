import { useMutation, useQuery } from '@apollo/client/react'
import { useState, type FormEvent } from 'react'
import { errorCode } from '../../apollo/errors.ts'
import { formatDay } from '../../format/date.ts'
import {
  PublishMutualAidFundDocument,
  MutualAidFundDocument,
  type MutualAidFundQuery,
} from '../../generated/operations.ts'
import { TextField } from '../../ui/staff/Field.tsx'
import { Panel } from '../../ui/staff/Panel.tsx'
import { RefusedNote } from '../shell/RefusedNote.tsx'
import { TextArea } from '../campaign/TextArea.tsx'
import { useAct } from '../shell/use-act.ts'
import { Partial } from '../shell/Partial.tsx'
import { digitsOf, grouped } from './digits.ts'
import { useFundWords } from './use-fund-words.ts'

type Aid = MutualAidFundQuery['mutualAidFund']
const FIELDS = ['rules', 'memberCount', 'helpTotalVnd', 'helpCount']

/** The mutual-aid fund of the unit: its rules, members as a count, help in total. No loans and no names (CAM-8). */
export function AidFundPanel({ unit }: { unit: string }) {
  const { t } = useFundWords()
  // A unit without a fund is no fault: the form is for its first page.
  const { data, error, refetch } = useQuery(MutualAidFundDocument, { variables: { unit } })
  const aid = data?.mutualAidFund ?? null
  const failed = error && errorCode(error) !== 'NOT_FOUND'
  return (
    <Panel
      title={t('aid.title')}
      aside={
        aid ? (
          <span className="quiet small-text">{t('aid.asOf', { day: formatDay(aid.asOf) })}</span>
        ) : null
      }
    >
      <div className="pad stack-gap">
        <p className="quiet">{t('aid.lead')}</p>
        {failed ? (
          <Partial error={error} onAgain={() => void refetch()} />
        ) : (
          <AidForm key={aid?.version ?? 0} aid={aid} unit={unit} />
        )}
      </div>
    </Panel>
  )
}

function AidForm({ aid, unit }: { aid: Aid; unit: string }) {
  const { t, lang } = useFundWords()
  const [form, setForm] = useState({
    rules: aid?.rules ?? '',
    memberCount: String(aid?.memberCount ?? ''),
    helpTotalVnd: String(aid?.helpTotalVnd ?? ''),
    helpCount: String(aid?.helpCount ?? ''),
  })
  const { act, busy, refused } = useAct()
  const [send] = useMutation(PublishMutualAidFundDocument, {
    refetchQueries: [MutualAidFundDocument],
  })
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    await act(async () => {
      const variables = {
        unit,
        rules: form.rules.trim(),
        memberCount: Number(form.memberCount),
        helpTotalVnd: Number(form.helpTotalVnd),
        helpCount: Number(form.helpCount),
        version: aid?.version ?? null,
      }
      const { data, error } = await send({ variables })
      return { result: data?.publishMutualAidFund, error }
    })
  }
  const wrong = (field: string) =>
    refused?.field === field ? t('fund.wrong', { message: refused.message }) : undefined
  const number = (key: 'memberCount' | 'helpTotalVnd' | 'helpCount') => ({
    id: `aid-${key}`,
    inputMode: 'numeric' as const,
    label: t(`aid.${key}`),
    error: wrong(key),
    value: grouped(form[key], lang),
    onChange: (event: { target: { value: string } }) =>
      setForm({ ...form, [key]: digitsOf(event.target.value) }),
  })
  return (
    <form className="stack-gap" onSubmit={(event) => void submit(event)} noValidate>
      <TextArea
        id="aid-rules"
        rows={5}
        label={t('aid.rules')}
        error={wrong('rules')}
        value={form.rules}
        onText={(rules) => setForm({ ...form, rules })}
      />
      <TextField {...number('memberCount')} />
      <TextField {...number('helpTotalVnd')} />
      <TextField {...number('helpCount')} />
      <RefusedNote refused={refused} fields={FIELDS} />
      <p>
        <button type="submit" className="sbtn" disabled={busy || form.rules.trim() === ''}>
          {busy ? t('move.busy') : t('aid.publish')}
        </button>
      </p>
    </form>
  )
}
