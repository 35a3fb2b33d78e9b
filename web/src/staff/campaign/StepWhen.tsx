import { formatDay } from '../../format/date.ts'
import { TextField } from '../../ui/staff/Field.tsx'
import type { StepProps } from './LaunchForm.tsx'
import { useCampaignWords, type CampaignWord } from './use-campaign-words.ts'

type DayField = 'startsOn' | 'endsOn' | 'registrationUntil' | 'appliedFrom' | 'appliedTo'

/** Step 3: period, last day of registration, window of what is eligible; the limits above stand as hints. */
export function StepWhen({ source: { limits }, form, change, wrong }: StepProps) {
  const { t } = useCampaignWords()
  const day = (key: DayField, error?: string, hint?: string) => ({
    id: key,
    type: 'date',
    label: t(`form.${key}` satisfies CampaignWord),
    value: form[key],
    error,
    hint,
    onChange: (event: { target: { value: string } }) => change({ [key]: event.target.value }),
  })
  const until = limits?.registrationUntil ?? limits?.endsOn ?? null
  const window = limits?.appliedWindow ?? null
  return (
    <>
      <div className="form-two">
        <TextField
          {...day(
            'startsOn',
            wrong('startsOn'),
            limits ? t('hint.from', { day: formatDay(limits.startsOn) }) : undefined,
          )}
        />
        <TextField
          {...day(
            'endsOn',
            wrong('endsOn'),
            limits?.endsOn
              ? t('hint.to', { day: formatDay(limits.endsOn) })
              : t('form.endsOn.hint'),
          )}
        />
      </div>
      <TextField
        {...day(
          'registrationUntil',
          wrong('registrationUntil'),
          until ? t('hint.to', { day: formatDay(until) }) : t('form.registrationUntil.hint'),
        )}
      />
      <div className="form-two">
        <TextField
          {...day(
            'appliedFrom',
            wrong('appliedWindow'),
            window ? t('hint.from', { day: formatDay(window.from) }) : t('form.applied.hint'),
          )}
        />
        <TextField
          {...day(
            'appliedTo',
            undefined,
            window ? t('hint.to', { day: formatDay(window.to) }) : undefined,
          )}
        />
      </div>
    </>
  )
}
