import { Check, Copy } from 'lucide-react'
import { useState } from 'react'
import { useStaffWords } from '../use-staff-words.ts'

type CopyButtonProps = {
  text: string
  word: string
  /** A word in a line of text instead of a button with an edge. */
  quiet?: boolean
}

/** Puts a text on the clipboard and says so. Where the device forbids it, the text stays selectable. */
export function CopyButton({ text, word, quiet = false }: CopyButtonProps) {
  const { t } = useStaffWords()
  const [copied, setCopied] = useState('')
  const copy = async () => {
    await navigator.clipboard.writeText(text).then(
      () => setCopied(text),
      () => setCopied(''),
    )
  }
  const Icon = copied === text ? Check : Copy
  return (
    <button type="button" className={quiet ? 'linkish' : 'sbtn'} onClick={() => void copy()}>
      {quiet ? null : <Icon size={16} strokeWidth={1.8} aria-hidden="true" />}
      <span aria-live="polite">{copied === text ? t('copy.done') : word}</span>
    </button>
  )
}
