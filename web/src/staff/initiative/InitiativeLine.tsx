import { Link } from 'wouter'
import type { InitiativeState, UnitInitiativesQuery } from '../../generated/operations.ts'
import { staffPaths } from '../../paths.ts'
import { Chip, type ChipKind } from '../../ui/Chip.tsx'
import { useInitiativeWords } from './use-initiative-words.ts'

/** An initiative as the lists ask for it. */
export type ListedInitiative = NonNullable<
  UnitInitiativesQuery['initiatives']
>['edges'][number]['node']

const kinds: Record<InitiativeState, ChipKind> = {
  DRAFT: '',
  SUBMITTED: 'due',
  CONFIRMED: 'due',
  RECOGNIZED: 'cham',
  NOT_RECOGNIZED: 'late',
  IN_PROGRAMME: 'due',
  COUNTED: 'met',
  RETURNED: 'late',
  REPLICATED: 'met',
  REVOKED: 'late',
  WITHDRAWN: '',
}

/** The state of an initiative as a word with its colour. */
export function InitiativeChip({ state }: { state: InitiativeState }) {
  const { t } = useInitiativeWords()
  return <Chip kind={kinds[state]}>{t(`istate.${state}`)}</Chip>
}

/** One initiative of a list: state, title, unit, whose; the next step of this person as the button. */
export function InitiativeLine({ initiative }: { initiative: ListedInitiative }) {
  const { t, both, nameOf } = useInitiativeWords()
  const path = staffPaths.initiative(initiative.id)
  return (
    <li>
      <InitiativeChip state={initiative.state} />
      <div className="grow">
        <strong>
          <Link href={path}>{initiative.title}</Link>
        </strong>
        <p className="quiet small-text">
          {nameOf(initiative.union)} · {both(initiative.byline)} · {t(`ikind.${initiative.kind}`)}
        </p>
      </div>
      <Link className="sbtn" href={path}>
        {initiative.moves.length > 0 ? t('initiatives.decide') : t('desk.open')}
      </Link>
    </li>
  )
}
