import { Check, Copy } from 'lucide-react'
import { useState } from 'react'
import { useConsoleWords } from '../console/use-console-words.ts'

/** Puts a text on the clipboard and says so. Where the device forbids it, the text stays selectable. */
export function CopyButton({ text, word }: { text: string; word: string }) {
  const { t } = useConsoleWords()
  const [copied, setCopied] = useState('')
  const copy = async () => {
    await navigator.clipboard.writeText(text).then(
      () => setCopied(text),
      () => setCopied(''),
    )
  }
  const Icon = copied === text ? Check : Copy
  return (
    <button type="button" className="sbtn" onClick={() => void copy()}>
      <Icon size={16} strokeWidth={1.8} aria-hidden="true" />
      <span aria-live="polite">{copied === text ? t('console.token.copied') : word}</span>
    </button>
  )
}
