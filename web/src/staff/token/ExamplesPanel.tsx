import { useState } from 'react'
import { Panel } from '../../ui/staff/Panel.tsx'
import { Scroll } from '../../ui/staff/Scroll.tsx'
import registrationAndTrust from '../console/questions/registration-and-trust.graphql?raw'
import { useConsoleWords } from '../console/use-console-words.ts'
import { CopyButton } from '../shell/CopyButton.tsx'
import curl from './examples/curl.sh?raw'
import { fillExample } from './examples/fill.ts'
import python from './examples/python.py?raw'
import r from './examples/r.R?raw'

const examples = [
  { name: 'R', text: r },
  { name: 'Python', text: python },
  { name: 'curl', text: curl },
] as const

/** Scripts that run as they are, with this platform's address and a question that comes with the console. */
export function ExamplesPanel() {
  const { t } = useConsoleWords()
  const [chosen, setChosen] = useState<string>('R')
  const { name, text } = examples.find((one) => one.name === chosen) ?? examples[0]
  const code = fillExample(text, {
    url: window.location.origin,
    token: t('console.token.yours'),
    query: onOneLine(registrationAndTrust),
  })
  return (
    <Panel
      title={t('console.token.examples')}
      aside={
        <div className="con-tabs" role="group" aria-label={t('console.token.example.which')}>
          {examples.map((one) => (
            <button
              key={one.name}
              type="button"
              aria-pressed={one.name === chosen}
              onClick={() => setChosen(one.name)}
            >
              {one.name}
            </button>
          ))}
        </div>
      }
    >
      <p className="pad quiet">{t('console.token.examples.what')}</p>
      <div className="token-code">
        <Scroll label={t('console.token.example.code', { name })}>
          <pre className="con-json">{code}</pre>
        </Scroll>
      </div>
      <p className="pad">
        <CopyButton text={code} word={t('console.token.example.copy')} />
      </p>
    </Panel>
  )
}

/** The question as a script keeps it: no comments, single blanks. The ready questions hold no strings. */
function onOneLine(text: string): string {
  return text.replaceAll(/#.*$/gm, '').replaceAll(/\s+/g, ' ').trim()
}
