import { useQuery } from '@apollo/client/react'
import { formatDay } from '../../format/date.ts'
import {
  InitiativeProgrammesDocument,
  type InitiativeProgrammesQuery,
} from '../../generated/later-operations.ts'
import { Field } from '../../ui/Field.tsx'
import { useCampaignWords } from '../campaign-words/use-campaign-words.ts'
import type { FieldsProps } from './InitiativeForm.tsx'

type Programme = NonNullable<InitiativeProgrammesQuery['initiativeProgrammes']>[number]

/** When it was applied, for which programme and with which declarations, what it gains, where it is used. */
export function MoreFields({ draft, change, problem }: FieldsProps) {
  const { t, both } = useCampaignWords()
  const { data } = useQuery(InitiativeProgrammesDocument)
  const programmes = data?.initiativeProgrammes ?? []
  const chosen = programmes.find(({ id }) => id === draft.programme)
  return (
    <>
      <Field
        label={t('form.appliedFrom')}
        name="appliedFrom"
        type="date"
        value={draft.appliedFrom}
        problem={problem('appliedFrom')}
        onChange={(event) => change({ appliedFrom: event.target.value })}
      />
      <label className="grid gap-2">
        <span className="font-semibold">{t('form.programme')}</span>
        <select
          className="field"
          name="programme"
          value={draft.programme}
          onChange={(event) => change({ programme: event.target.value, declarations: [] })}
        >
          <option value="">{t('form.none')}</option>
          {programmes.map(({ id, name }) => (
            <option key={id} value={id}>
              {both(name)}
            </option>
          ))}
        </select>
        {chosen ? (
          <span className="quiet text-hint">
            {t('form.window', {
              from: formatDay(chosen.applied.from),
              to: formatDay(chosen.applied.to),
            })}
          </span>
        ) : null}
      </label>
      {chosen ? (
        <Declarations programme={chosen} draft={draft} change={change} problem={problem} />
      ) : null}
      <Field
        label={t('form.benefit')}
        name="benefit"
        inputMode="numeric"
        maxLength={15}
        value={draft.benefit}
        problem={problem('benefitVnd')}
        onChange={(event) => change({ benefit: event.target.value.replaceAll(/\D/g, '') })}
      />
      <Field
        label={t('form.spread')}
        name="spread"
        maxLength={500}
        value={draft.spread}
        problem={problem('spread')}
        onChange={(event) => change({ spread: event.target.value })}
      />
      <label className="choice check">
        <input
          type="checkbox"
          checked={draft.confidential}
          onChange={(event) => change({ confidential: event.target.checked })}
        />
        <span>{t('form.confidential')}</span>
      </label>
    </>
  )
}

type DeclareProps = FieldsProps & { programme: Programme }

function Declarations({ programme, draft, change, problem }: DeclareProps) {
  const { t, both } = useCampaignWords()
  const wrong = problem('declarations')
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-2 font-semibold">{t('form.declare')}</legend>
      {programme.declarations.map(({ code, text }) => (
        <label key={code} className="choice check">
          <input
            type="checkbox"
            checked={draft.declarations.includes(code)}
            onChange={(event) =>
              change({
                declarations: event.target.checked
                  ? [...draft.declarations, code]
                  : draft.declarations.filter((one) => one !== code),
              })
            }
          />
          <span>{both(text)}</span>
        </label>
      ))}
      {wrong ? <p className="text-hint font-semibold text-gach">{wrong}</p> : null}
    </fieldset>
  )
}
