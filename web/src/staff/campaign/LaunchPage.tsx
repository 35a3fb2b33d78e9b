import { staffPaths } from '../../paths.ts'
import { Loaded } from '../shell/Loaded.tsx'
import { Page } from '../shell/Page.tsx'
import { LaunchForm } from './LaunchForm.tsx'
import { useCampaignWords } from './use-campaign-words.ts'
import { useLaunchSource, type LaunchSource } from './use-launch-source.ts'

/** A campaign in five steps: what, who, when, criteria and goals, review (CAM-1, CAM-2). */
export function LaunchPage() {
  const { t } = useCampaignWords()
  const { found, error, refetch } = useLaunchSource()
  const crumbs = [
    { name: t('nav.campaigns'), path: staffPaths.campaigns() },
    { name: t('launch.crumb') },
  ]
  return (
    <Loaded found={found} error={error} refetch={refetch} title={t('launch.title')} crumbs={crumbs}>
      {(source) => <Launch key={source.key} source={source} />}
    </Loaded>
  )
}

function Launch({ source }: { source: LaunchSource }) {
  const { t, both } = useCampaignWords()
  const title = source.limits
    ? t('launch.adopt', { title: both(source.limits.title) })
    : source.draft
      ? t('launch.edit', { title: both(source.draft.title) })
      : t('launch.title')
  const crumbs = [
    { name: t('nav.campaigns'), path: staffPaths.campaigns() },
    { name: t('launch.crumb') },
  ]
  return (
    <Page title={title} lead={t('launch.lead')} crumbs={crumbs}>
      <LaunchForm source={source} />
    </Page>
  )
}
