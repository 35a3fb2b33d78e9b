import type { RatedPost } from '../../generated/operations.ts'
import { useStaffWords } from '../use-staff-words.ts'
import { useUpperUnions } from './use-upper-unions.ts'

type BoardFilterProps = {
  under: string
  onUnder: (under: string) => void
  post: RatedPost
  onPost: (post: string) => void
}

/** Which post, and of which upper union; both stand in the address. */
export function BoardFilter({ under, onUnder, post, onPost }: BoardFilterProps) {
  const { t, both } = useStaffWords()
  const unions = useUpperUnions()
  return (
    <div className="filters">
      <div className="sfield">
        <label htmlFor="post">{t('filter.post')}</label>
        <select id="post" value={post} onChange={(event) => onPost(event.target.value)}>
          <option value="CHAIR">{t('post.CHAIR')}</option>
          <option value="UPPER_CHAIR">{t('post.UPPER_CHAIR')}</option>
        </select>
      </div>
      {post === 'CHAIR' ? (
        <div className="sfield">
          <label htmlFor="under">{t('filter.under')}</label>
          <select id="under" value={under} onChange={(event) => onUnder(event.target.value)}>
            <option value="">{t('filter.all')}</option>
            {unions.map(({ id, name }) => (
              <option key={id} value={id}>
                {both(name)}
              </option>
            ))}
          </select>
        </div>
      ) : null}
    </div>
  )
}
