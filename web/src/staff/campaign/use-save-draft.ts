import { useMutation } from '@apollo/client/react'
import {
  AdoptCampaignDocument,
  CampaignDeskDocument,
  CampaignListDocument,
  DraftCampaignDocument,
  EditCampaignDocument,
  MoveCampaignDocument,
} from '../../generated/operations.ts'
import { useViewer } from '../shell/viewer.ts'
import { inputOf, type CampaignForm } from './campaign-form.ts'
import { useAct } from '../shell/use-act.ts'
import type { LaunchSource } from './use-launch-source.ts'

/** Saves what was typed as a draft, and on request asks for approval. The id of the campaign, or null. */
export function useSaveDraft(source: LaunchSource) {
  const { acting } = useViewer()
  const acts = useAct()
  const options = { refetchQueries: [CampaignDeskDocument, CampaignListDocument] }
  const [draftCampaign] = useMutation(DraftCampaignDocument)
  const [adoptCampaign] = useMutation(AdoptCampaignDocument)
  const [editCampaign] = useMutation(EditCampaignDocument)
  const [moveCampaign] = useMutation(MoveCampaignDocument, options)
  const issuer = acting.organization.id
  const saveDraft = async (form: CampaignForm) => {
    const input = inputOf(form)
    const { draft, limits, template, phase } = source
    if (draft)
      return await acts.act(async () => {
        const variables = { campaign: draft.id, version: draft.version, input }
        const { data, error } = await editCampaign({ variables, ...options })
        return { result: data?.editCampaign, error }
      })
    if (limits)
      return await acts.act(async () => {
        const variables = { parent: limits.id, unit: issuer, input }
        const { data, error } = await adoptCampaign({ variables, ...options })
        return { result: data?.adoptCampaign, error }
      })
    return await acts.act(async () => {
      const variables = { issuer, template, phase, audience: form.audience, input }
      const { data, error } = await draftCampaign({ variables, ...options })
      return { result: data?.draftCampaign, error }
    })
  }
  const save = async (form: CampaignForm, submit: boolean): Promise<string | null> => {
    const saved = await saveDraft(form)
    if (saved?.__typename !== 'CampaignChanged') return null
    const { id, version } = saved.campaign
    if (!submit) return id
    await acts.act(async () => {
      const variables = { campaign: id, version, move: 'SUBMIT' as const, reason: null }
      const { data, error } = await moveCampaign({ variables })
      return { result: data?.moveCampaign, error }
    })
    return id
  }
  return { ...acts, save }
}
