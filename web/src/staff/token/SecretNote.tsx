import { Note } from '../../ui/Note.tsx'
import { useConsoleWords } from '../console/use-console-words.ts'
import { CopyButton } from '../shell/CopyButton.tsx'
import type { MadeToken } from './TokensPage.tsx'

/** The secret of a token that was just made: here and nowhere again. */
export function SecretNote({ made, onKept }: { made: MadeToken; onKept: () => void }) {
  const { t } = useConsoleWords()
  return (
    <Note kind="warn" alert>
      <p>
        <strong>{t('console.token.made', { name: made.name })}</strong>
      </p>
      <div className="con-secret">
        <code aria-label={t('console.token.secret')} role="group">
          {made.secret}
        </code>
        <CopyButton text={made.secret} word={t('console.token.copy')} />
        <button type="button" className="sbtn" onClick={onKept}>
          {t('console.token.kept')}
        </button>
      </div>
    </Note>
  )
}
