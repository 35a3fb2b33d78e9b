import type { CampaignKind } from '../../generated/operations.ts'
import { Field, TextField } from '../../ui/staff/Field.tsx'
import type { StepProps } from './LaunchForm.tsx'
import { TextArea } from './TextArea.tsx'
import { useCampaignWords } from './use-campaign-words.ts'

const kinds: readonly CampaignKind[] = ['MOVEMENT', 'DRIVE', 'THEME']

/** Step 1: what it is called and about, in both languages. */
export function StepWhat({ form, change, wrong }: StepProps) {
  const { t } = useCampaignWords()
  return (
    <>
      <TextField
        id="titleVi"
        lang="vi"
        label={t('form.titleVi')}
        value={form.titleVi}
        error={wrong('title')}
        onChange={(event) => change({ titleVi: event.target.value })}
      />
      <TextField
        id="titleEn"
        lang="en"
        label={t('form.titleEn')}
        hint={t('form.title.hint')}
        value={form.titleEn}
        onChange={(event) => change({ titleEn: event.target.value })}
      />
      <Field id="kind" label={t('form.kind')}>
        <select
          id="kind"
          value={form.kind}
          onChange={(event) =>
            change({ kind: kinds.find((one) => one === event.target.value) ?? 'DRIVE' })
          }
        >
          {kinds.map((kind) => (
            <option key={kind} value={kind}>
              {t(`ckind.${kind}`)}
            </option>
          ))}
        </select>
      </Field>
      <TextArea
        id="aboutVi"
        lang="vi"
        label={t('form.aboutVi')}
        value={form.aboutVi}
        error={wrong('about')}
        onText={(aboutVi) => change({ aboutVi })}
      />
      <TextArea
        id="aboutEn"
        lang="en"
        label={t('form.aboutEn')}
        value={form.aboutEn}
        onText={(aboutEn) => change({ aboutEn })}
      />
    </>
  )
}
