import '../../style/page-parts.css'
import { useQuery } from '@apollo/client/react'
import { Link } from 'wouter'
import { faultOf } from '../../apollo/errors.ts'
import { MyInitiativesDocument } from '../../generated/later-operations.ts'
import { paths } from '../../paths.ts'
import { buttonClass } from '../../ui/Button.tsx'
import { Wait } from '../../ui/Wait.tsx'
import { useCampaignWords } from '../campaign-words/use-campaign-words.ts'
import { Failed } from '../shell/Failed.tsx'
import { MemberPage } from '../shell/MemberPage.tsx'
import { AwardsCard } from './AwardsCard.tsx'
import { StateChip } from './StateChip.tsx'

/** The member's own initiatives, as lead or co-author. */
export function InitiativesPage() {
  const { t } = useCampaignWords()
  const { data, error, loading, refetch } = useQuery(MyInitiativesDocument)
  const mine = data?.myInitiatives
  return (
    <MemberPage
      title={t('initiatives.title')}
      back={paths.campaigns()}
      backLabel={t('campaigns.back')}
      foot={<Foot />}
    >
      <h1>{t('initiatives.title')}</h1>
      {loading && !data ? <Wait slow={t('app.slow')} /> : null}
      {error && !mine ? <Failed fault={faultOf(error)} again={() => void refetch()} /> : null}
      {mine?.length === 0 ? <p className="quiet">{t('initiatives.empty')}</p> : null}
      {mine?.map((one) => (
        <Link
          key={one.id}
          href={paths.initiative(one.id)}
          className="card text-text! no-underline!"
        >
          <strong className="text-title text-link">{one.title}</strong>
          <span className="flex flex-wrap items-center gap-2">
            <StateChip state={one.state} />
            <span className="quiet text-hint">
              {one.authors?.some(({ you, place }) => you && place === 1)
                ? t('initiatives.lead')
                : t('initiatives.co')}
            </span>
          </span>
        </Link>
      ))}
      <AwardsCard />
    </MemberPage>
  )
}

function Foot() {
  const { t } = useCampaignWords()
  return (
    <div className="grid gap-2">
      <Link href={paths.initiativeNew()} className={buttonClass()}>
        {t('initiatives.new')}
      </Link>
      <Link href={paths.initiativeJoin()} className={buttonClass('text')}>
        {t('initiatives.join')}
      </Link>
    </div>
  )
}
