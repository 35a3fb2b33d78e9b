import { useQuery } from '@apollo/client/react'
import { AudienceChoicesDocument, type SizeBand } from '../../generated/operations.ts'
import { Field } from '../../ui/staff/Field.tsx'
import type { DetailedCampaign } from './CampaignPage.tsx'
import { useCampaignWords } from './use-campaign-words.ts'

type BoardFilterProps = {
  campaign: DetailedCampaign
  band: SizeBand | null
  onBand: (band: string) => void
  under: string
  onUnder: (under: string) => void
}

const bands: readonly SizeBand[] = ['LARGE_100_AND_MORE', 'MEDIUM_20_TO_99', 'SMALL_UNDER_20']

/** Which size of unit, and of which upper union; both stand in the address. */
export function BoardFilter({ campaign, band, onBand, under, onUnder }: BoardFilterProps) {
  const { t, both } = useCampaignWords()
  const { data } = useQuery(AudienceChoicesDocument, {
    variables: { organization: campaign.audience?.id ?? '' },
    skip: campaign.audience === null,
  })
  const below = data?.organization?.children.edges.map(({ node }) => node) ?? []
  const unions = below.filter(({ level }) => level === 'DIRECT_UPPER')
  return (
    <>
      <Field id="size" label={t('filter.size')}>
        <select id="size" value={band ?? ''} onChange={(event) => onBand(event.target.value)}>
          <option value="">{t('filter.all')}</option>
          {bands.map((one) => (
            <option key={one} value={one}>
              {t(`band.${one}`)}
            </option>
          ))}
        </select>
      </Field>
      {unions.length > 0 ? (
        <Field id="under" label={t('filter.under')}>
          <select id="under" value={under} onChange={(event) => onUnder(event.target.value)}>
            <option value="">{t('filter.all')}</option>
            {unions.map(({ id, name }) => (
              <option key={id} value={id}>
                {both(name)}
              </option>
            ))}
          </select>
        </Field>
      ) : null}
    </>
  )
}
