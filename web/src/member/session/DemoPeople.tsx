import { useEffect, useState } from 'react'
import { demoPeople, type DemoPerson } from '../../device/demo.ts'
import { useMemberWords } from '../words/use-member-words.ts'

/** The demo's people, one tap each: it only fills in the card number. Empty in production, where no list is served. */
export function DemoPeople({ onPick }: { onPick: (card: string) => void }) {
  const { t, lang } = useMemberWords()
  const [people, setPeople] = useState<DemoPerson[]>([])
  useEffect(() => void demoPeople().then(setPeople), [])
  if (people.length === 0) return null
  const pick = (card: string) => {
    onPick(card)
    window.scrollTo({ top: 0 })
  }
  return (
    <section
      aria-labelledby="demo"
      className="grid gap-2 border-t-2 border-dashed border-control pt-5"
    >
      <h2 id="demo" className="text-[1.125rem]">
        {t('signIn.demoTitle')}
      </h2>
      <p className="quiet text-hint">{t('signIn.demoText')}</p>
      <ul className="demo-people">
        {people.map((person) => (
          <li key={person.card}>
            <button type="button" onClick={() => pick(person.card)}>
              <strong>{person.name}</strong>
              <span>{person.role[lang]}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
