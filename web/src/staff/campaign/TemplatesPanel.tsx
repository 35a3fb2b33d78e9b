import { useQuery } from '@apollo/client/react'
import { Link } from 'wouter'
import { CampaignTemplatesDocument } from '../../generated/operations.ts'
import { staffPaths } from '../../paths.ts'
import { Panel } from '../../ui/staff/Panel.tsx'
import { Wait } from '../../ui/Wait.tsx'
import { Partial } from '../shell/Partial.tsx'
import type { Template } from './campaign-form.ts'
import { useCampaignWords } from './use-campaign-words.ts'

/** The named movements and the theme of the year, each a start of a launch. */
export function TemplatesPanel() {
  const { t } = useCampaignWords()
  const { data, error, refetch } = useQuery(CampaignTemplatesDocument)
  const templates = data?.campaignTemplates
  return (
    <Panel title={t('templates.title')}>
      {templates ? null : error ? null : (
        <div className="pad">
          <Wait slow={t('app.slow')} rows={2} />
        </div>
      )}
      <ul className="pad runs">
        {templates?.map((template) => (
          <TemplateLine key={template.code} template={template} />
        ))}
      </ul>
      <Partial error={error} onAgain={() => void refetch()} />
    </Panel>
  )
}

function TemplateLine({ template }: { template: Template }) {
  const { t, both } = useCampaignWords()
  const { code, kind, title, phases } = template
  if (phases.length === 0)
    return (
      <li>
        <Link href={staffPaths.campaignNew(code)}>{both(title)}</Link>
        <p className="quiet">{t(`ckind.${kind}`)}</p>
      </li>
    )
  return phases.map((phase) => (
    <li key={phase.code}>
      <Link href={staffPaths.campaignNew(code, phase.code)}>{both(phase.title)}</Link>
      <p className="quiet">{t(`ckind.${kind}`)}</p>
    </li>
  ))
}
