import { useQuery } from '@apollo/client/react'
import { useSearch } from 'wouter'
import { domainNow } from '../../device/time.ts'
import { dayOf } from '../../format/date.ts'
import { CampaignTemplatesDocument, CampaignToPlanDocument } from '../../generated/operations.ts'
import { useViewer } from '../shell/viewer.ts'
import {
  formOfCampaign,
  formOfParent,
  formOfTemplate,
  type CampaignForm,
  type PlannedCampaign,
} from './campaign-form.ts'

/** What a launch starts from: a template, a campaign above, or a draft that goes on. */
export type LaunchSource = {
  /** Where the device keeps what was typed. */
  key: string
  form: CampaignForm
  /** The campaign above, whose period and criteria bind this one. */
  limits: PlannedCampaign | null
  draft: PlannedCampaign | null
  template: string | null
  phase: string | null
}

/** Reads the start of a launch from the address: `?template=&phase=`, `?from=<parent>` or `?draft=<id>`. */
export function useLaunchSource() {
  const { acting, memberId } = useViewer()
  const search = new URLSearchParams(useSearch())
  const [from, draftId] = [search.get('from'), search.get('draft')]
  const planned = useQuery(CampaignToPlanDocument, {
    variables: { id: draftId ?? from ?? '' },
    skip: !draftId && !from,
    fetchPolicy: 'network-only',
  })
  const templates = useQuery(CampaignTemplatesDocument, { skip: Boolean(draftId ?? from) })
  const asked = draftId || from ? planned : templates
  const unit = acting.organization.id
  const today = dayOf(domainNow())
  const key = (start: string) => `${memberId}.${unit}.${start}`
  const start = (): LaunchSource | null | undefined => {
    if (draftId || from) {
      const found = planned.data?.campaign
      if (!found) return found
      return draftId ? ofDraft(found, key) : ofParent(found, unit, today, key)
    }
    const list = templates.data?.campaignTemplates
    if (!list) return list
    const template = list.find(({ code }) => code === search.get('template')) ?? null
    const phase = template?.phases.find(({ code }) => code === search.get('phase')) ?? null
    const form = formOfTemplate(template, phase, unit, today)
    const names = { template: template?.code ?? null, phase: phase?.code ?? null }
    const own = key(`new.${names.template ?? 'own'}.${names.phase ?? ''}`)
    return { key: own, form, limits: null, draft: null, ...names }
  }
  return { found: start(), error: asked.error, refetch: asked.refetch }
}

type Found = PlannedCampaign & { parent: PlannedCampaign | null }

function ofDraft(draft: Found, key: (start: string) => string): LaunchSource | null {
  if (draft.state !== 'DRAFT' || !draft.manages) return null
  const { template, phase, parent } = draft
  const own = key(`draft.${draft.id}.${draft.version}`)
  return { key: own, form: formOfCampaign(draft, parent), limits: parent, draft, template, phase }
}

function ofParent(
  parent: PlannedCampaign,
  unit: string,
  today: string,
  key: (start: string) => string,
): LaunchSource {
  const { template, phase } = parent
  const form = formOfParent(parent, unit, today)
  return { key: key(`from.${parent.id}`), form, limits: parent, draft: null, template, phase }
}
