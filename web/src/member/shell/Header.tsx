import { ALargeSmall, ChevronLeft, EyeOff } from 'lucide-react'
import { Link, useLocation } from 'wouter'
import { readSetting, setType } from '../../device/settings.ts'
import { paths } from '../../paths.ts'
import { IconButton } from '../../ui/Button.tsx'
import { Mark } from '../../ui/Mark.tsx'
import { useMemberWords } from '../words/use-member-words.ts'
import { Listen } from './Listen.tsx'

export interface HeaderProps {
  /** Where "back" leads; without it the mark is shown. */
  back?: string
  backLabel?: string
  /** Shows the button that hides the screen at once. */
  hide?: boolean
  /** False where the stitches follow: they close the header. */
  edge?: boolean
}

/** Back or the mark at left; listen, large type and hide at right. */
export function Header({ back, backLabel, hide = false, edge = true }: HeaderProps) {
  const { t } = useMemberWords()
  return (
    <header
      className={`m-head ${back === undefined ? '' : 'pl-1!'} ${edge ? '' : 'border-b-transparent!'}`}
    >
      {back === undefined ? (
        <Link href={paths.home()} className="m-brand min-h-12 text-text! no-underline!">
          <Mark /> {t('app.name')}
        </Link>
      ) : (
        <>
          <Link href={back} className="icon-btn back" aria-label={backLabel ?? t('head.back')}>
            <ChevronLeft size={24} strokeWidth={1.8} aria-hidden="true" />
            <span className="in-simple">{backLabel ?? t('head.back')}</span>
          </Link>
          <span className="flex-1" />
        </>
      )}
      <Listen />
      <IconButton label={t('head.large')} onClick={largerType}>
        <ALargeSmall size={24} strokeWidth={1.8} aria-hidden="true" />
      </IconButton>
      {hide ? <Hide /> : null}
    </header>
  )
}

/** 100, 125, 150 %, and round again. */
function largerType(): void {
  const now = readSetting('type')
  setType(now === '125' ? '150' : now === '150' ? '100' : '125')
}

function Hide() {
  const { t } = useMemberWords()
  const [, go] = useLocation()
  return (
    <IconButton label={t('head.hide')} onClick={() => go(paths.home(), { replace: true })}>
      <EyeOff size={24} strokeWidth={1.8} aria-hidden="true" />
    </IconButton>
  )
}
