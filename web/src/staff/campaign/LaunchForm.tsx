import { useEffect, useState, type FormEvent } from 'react'
import { useLocation } from 'wouter'
import { staffPaths } from '../../paths.ts'
import { useSearchValue } from '../shell/use-search-value.ts'
import type { CampaignForm } from './campaign-form.ts'
import { LAUNCH_STEPS, stepOfField, wrongOnStep, type LaunchStep } from './check-form.ts'
import { forgetForm, keepForm, readKeptForm } from './kept-form.ts'
import { LaunchActs } from './LaunchActs.tsx'
import { LaunchSteps } from './LaunchSteps.tsx'
import { LimitsPanel } from './LimitsPanel.tsx'
import { RefusedNote } from '../shell/RefusedNote.tsx'
import { ReturnedNote } from './ReturnedNote.tsx'
import { StepCriteria } from './StepCriteria.tsx'
import { StepReview } from './StepReview.tsx'
import { StepWhat } from './StepWhat.tsx'
import { StepWhen } from './StepWhen.tsx'
import { StepWho } from './StepWho.tsx'
import { useCampaignWords } from './use-campaign-words.ts'
import { useSaveDraft } from './use-save-draft.ts'
import type { LaunchSource } from './use-launch-source.ts'

/** What every step is given: the form, how to change it, and the sentence of a wrong field. */
export type StepProps = {
  source: LaunchSource
  form: CampaignForm
  change: (part: Partial<CampaignForm>) => void
  wrong: (field: string) => string | undefined
}

/** The five steps as one form; what is typed stays on the device until it is saved. */
export function LaunchForm({ source }: { source: LaunchSource }) {
  const [, go] = useLocation()
  const [form, setForm] = useKeptForm(source)
  const { step, goTo } = useStep()
  const [shown, setShown] = useState<readonly string[]>([])
  const { save, busy, refused, forget } = useSaveDraft(source)
  const say = useRuleSentence(source)
  const problems = wrongOnStep(form, step, source.limits).filter(({ field }) =>
    shown.includes(field),
  )
  const wrong = (field: string) => {
    const problem = problems.find((one) => one.field === field)
    if (problem) return say(problem.field, problem.rule)
    return refused?.field === field ? refused.message : undefined
  }
  const change = (part: Partial<CampaignForm>) => {
    forget()
    setForm({ ...form, ...part })
  }
  const next = (event: FormEvent) => {
    event.preventDefault()
    const found = wrongOnStep(form, step, source.limits)
    setShown(found.map(({ field }) => field))
    const following = LAUNCH_STEPS[LAUNCH_STEPS.indexOf(step) + 1]
    if (found.length === 0 && following) goTo(following)
  }
  const send = async (submit: boolean) => {
    const id = await save(form, submit)
    if (id === null) return
    forgetForm(source.key)
    go(staffPaths.campaign(id))
  }
  useEffect(() => {
    if (refused?.field && stepOfField(refused.field) !== 'review') goTo(stepOfField(refused.field))
    // Only a new refusal leads to its field; after that the reader goes where they want.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [refused])
  const props = { source, form, change, wrong }
  return (
    <form className="launch" onSubmit={next} noValidate>
      <LaunchSteps step={step} onStep={goTo} />
      <ReturnedNote draft={source.draft} />
      <RefusedNote refused={refused} fields={FIELDS} />
      <div className="cols-2">
        <div className="form">
          {step === 'what' ? <StepWhat {...props} /> : null}
          {step === 'who' ? <StepWho {...props} /> : null}
          {step === 'when' ? <StepWhen {...props} /> : null}
          {step === 'criteria' ? <StepCriteria {...props} /> : null}
          {step === 'review' ? <StepReview {...props} onStep={goTo} /> : null}
          <LaunchActs
            step={step}
            onStep={goTo}
            busy={busy}
            onSend={(submit) => void send(submit)}
          />
        </div>
        <LimitsPanel limits={source.limits} />
      </div>
    </form>
  )
}

/** Fields whose refusal stands beside them. */
const FIELDS = [
  'title',
  'about',
  'who',
  'audience',
  'startsOn',
  'endsOn',
  'registrationUntil',
  'appliedWindow',
  'criteria',
  'goals',
]

function useKeptForm(source: LaunchSource): [CampaignForm, (form: CampaignForm) => void] {
  const [form, setForm] = useState(() => ({ ...source.form, ...readKeptForm(source.key) }))
  const set = (next: CampaignForm) => {
    setForm(next)
    keepForm(source.key, next)
  }
  return [form, set]
}

function useStep() {
  const [value, set] = useSearchValue('step')
  const step = LAUNCH_STEPS.find((one) => one === value) ?? 'what'
  const goTo = (to: LaunchStep) => {
    set(to)
    window.scrollTo(0, 0)
  }
  return { step, goTo }
}

/** A refusal in words; a looser field says the limit of the campaign above. */
function useRuleSentence({ limits }: LaunchSource): (field: string, rule: string) => string {
  const { has, other } = useCampaignWords()
  return (field, rule) => {
    const own = `crule.${rule}.${field}`
    const values = { issuer: limits?.issuer?.name.vi ?? '' }
    return has(own) ? other(own, values) : other(`crule.${rule}`, values)
  }
}
