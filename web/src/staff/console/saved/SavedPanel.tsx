import { readyQuestions } from '../questions/questions.ts'
import { useConsoleWords } from '../use-console-words.ts'
import type { Saved } from './use-saved.ts'

export type SavedPanelProps = {
  /** Null while it is fetched or could not be. */
  saved: readonly Saved[] | null
  failed: boolean
  /** The id of the open question; empty for a new one. */
  open: string
  /** Ids of questions with changes that are not saved. */
  changed: (id: string) => boolean
  onOpen: (id: string) => void
  acts: SavedActs
}

/** What can be done with the open question. */
export type SavedActs = {
  onRename: (query: Saved) => void
  onShare: (query: Saved) => void
  onRemove: (query: Saved) => void
  onCopy: (query: Saved) => void
}

/** Questions to open: those that come with the console, the own ones, and those colleagues share. */
export function SavedPanel({ saved, failed, open, changed, onOpen, acts }: SavedPanelProps) {
  const { t, both } = useConsoleWords()
  const own = saved?.filter(({ mine }) => mine) ?? []
  const others = saved?.filter(({ mine }) => !mine) ?? []
  const row = (id: string, title: string) => (
    <button
      type="button"
      aria-current={open === id ? 'true' : undefined}
      onClick={() => onOpen(id)}
    >
      {title}
      {changed(id) ? <small> · {t('console.saved.changed')}</small> : null}
    </button>
  )
  return (
    <div className="con-saved">
      <h3>{t('console.saved.ready')}</h3>
      <ul>
        {readyQuestions.map(({ id, title }) => (
          <li key={id}>{row(id, both(title))}</li>
        ))}
      </ul>
      <h3>{t('console.saved.own')}</h3>
      {failed ? <p className="quiet small-text">{t('console.saved.failed')}</p> : null}
      {saved && own.length === 0 ? (
        <p className="quiet small-text">{t('console.saved.none')}</p>
      ) : null}
      <ul>
        {own.map((query) => (
          <li key={query.id}>
            {row(query.id, query.title)}
            {query.shared ? (
              <small className="con-mark">{t('console.saved.isShared')}</small>
            ) : null}
            {open === query.id ? <OwnActs query={query} acts={acts} /> : null}
          </li>
        ))}
      </ul>
      {others.length > 0 ? <h3>{t('console.saved.shared')}</h3> : null}
      <ul>
        {others.map((query) => (
          <li key={query.id}>
            {row(query.id, query.title)}
            {open === query.id ? (
              <p className="con-acts">
                <button type="button" className="linkish" onClick={() => acts.onCopy(query)}>
                  {t('console.saved.copy')}
                </button>
              </p>
            ) : null}
          </li>
        ))}
      </ul>
    </div>
  )
}

function OwnActs({ query, acts }: { query: Saved; acts: SavedActs }) {
  const { t } = useConsoleWords()
  return (
    <p className="con-acts">
      <button type="button" className="linkish" onClick={() => acts.onRename(query)}>
        {t('console.saved.rename')}
      </button>
      <button type="button" className="linkish" onClick={() => acts.onShare(query)}>
        {t(query.shared ? 'console.saved.unshare' : 'console.saved.share')}
      </button>
      <button type="button" className="linkish" onClick={() => acts.onRemove(query)}>
        {t('console.saved.remove')}
      </button>
    </p>
  )
}
