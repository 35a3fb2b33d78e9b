import { CircleStop, Volume2 } from 'lucide-react'
import { useEffect, useEffectEvent, useState } from 'react'
import { useLocation } from 'wouter'
import { isSimple } from '../../device/settings.ts'
import { IconButton } from '../../ui/Button.tsx'
import { useMemberWords } from '../words/use-member-words.ts'

/** Reads the page's words aloud; absent where the device has no voice for the language. Never says what is chosen. */
export function Listen() {
  const { t, lang } = useMemberWords()
  const voice = useVoice(lang)
  const [path] = useLocation()
  const [heard, setHeard] = useState<string | null>(null)
  const on = heard === path
  const setOn = (now: boolean) => setHeard(now ? path : null)
  useEffect(() => () => globalThis.speechSynthesis?.cancel(), [path])
  const toggle = () => {
    if (!voice) return
    if (on) speechSynthesis.cancel()
    else read(voice, () => setOn(false))
    setOn(!on)
  }
  usePressOnQuestion(toggle)
  if (!voice) return null
  const Icon = on ? CircleStop : Volume2
  return (
    <IconButton label={on ? t('head.stop') : t('head.listen')} onClick={toggle}>
      <Icon size={24} strokeWidth={1.8} aria-hidden="true" />
    </IconButton>
  )
}

/** In simple mode a press anywhere on the question reads it out too (web.md 7). */
function usePressOnQuestion(toggle: () => void): void {
  const onPress = useEffectEvent(({ target }: MouseEvent) => {
    const question = target instanceof Element && target.closest('.answering :is(legend, .person)')
    if (isSimple() && question) toggle()
  })
  useEffect(() => {
    const press = (event: MouseEvent) => onPress(event)
    document.addEventListener('click', press)
    return () => document.removeEventListener('click', press)
  }, [])
}

function read(voice: SpeechSynthesisVoice, done: () => void): void {
  const words = new SpeechSynthesisUtterance(document.getElementById('main')?.innerText ?? '')
  words.voice = voice
  words.lang = voice.lang
  words.onend = done
  speechSynthesis.speak(words)
}

function useVoice(lang: string): SpeechSynthesisVoice | undefined {
  const [voices, setVoices] = useState<SpeechSynthesisVoice[]>([])
  useEffect(() => {
    const speech = globalThis.speechSynthesis
    if (!speech) return
    const load = () => setVoices(speech.getVoices())
    load()
    speech.addEventListener('voiceschanged', load)
    return () => speech.removeEventListener('voiceschanged', load)
  }, [])
  return voices.find((voice) => voice.lang.toLowerCase().startsWith(lang))
}
