import { useQuery } from '@apollo/client/react'
import { AudienceChoicesDocument, type CampaignWho } from '../../generated/operations.ts'
import { Field } from '../../ui/staff/Field.tsx'
import { useViewer } from '../shell/viewer.ts'
import type { StepProps } from './LaunchForm.tsx'
import { ReachPanel } from './ReachPanel.tsx'
import { useCampaignWords } from './use-campaign-words.ts'

const everybody: readonly CampaignWho[] = ['UNITS', 'MEMBERS', 'UNITS_AND_MEMBERS']

/** Step 2: who is asked, and how many that is before anything is launched. */
export function StepWho({ source, form, change, wrong }: StepProps) {
  const { t } = useCampaignWords()
  const bound =
    source.limits && source.limits.who !== 'UNITS_AND_MEMBERS' ? source.limits.who : null
  const error = wrong('who')
  return (
    <>
      {source.draft || source.limits ? null : (
        <AudienceField form={form} change={change} error={wrong('audience')} />
      )}
      <fieldset className="sfield">
        <legend>{t('form.who')}</legend>
        {bound ? <p className="hint">{t('form.who.bound')}</p> : null}
        {everybody.map((who) => (
          <label key={who} className="option">
            <input
              type="radio"
              name="who"
              checked={form.who === who}
              disabled={bound !== null && who !== bound}
              onChange={() => change({ who })}
            />
            <span>
              {t(`who.${who}`)}
              <span className="quiet small-text">{t(`who.${who}.hint`)}</span>
            </span>
          </label>
        ))}
        {error ? <p className="sfield-error">{error}</p> : null}
      </fieldset>
      <ReachPanel audience={form.audience} />
    </>
  )
}

type AudienceFieldProps = Pick<StepProps, 'form' | 'change'> & { error: string | undefined }

function AudienceField({ form, change, error }: AudienceFieldProps) {
  const { t, both } = useCampaignWords()
  const { acting } = useViewer()
  const { data } = useQuery(AudienceChoicesDocument, {
    variables: { organization: acting.organization.id },
  })
  const below = data?.organization?.children.edges.map(({ node }) => node) ?? []
  const choices = [acting.organization, ...below]
  return (
    <Field id="audience" label={t('form.audience')} hint={t('form.audience.hint')} error={error}>
      <select
        id="audience"
        value={form.audience}
        aria-describedby="audience-hint"
        onChange={(event) => change({ audience: event.target.value })}
      >
        {choices.map(({ id, name }) => (
          <option key={id} value={id}>
            {both(name)}
          </option>
        ))}
      </select>
    </Field>
  )
}
