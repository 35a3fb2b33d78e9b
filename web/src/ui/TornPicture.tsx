/** The promise as a picture: a stub with the name, a sheet with the answer, apart. */
export function TornPicture({ words, dark = false }: { words: PictureWords; dark?: boolean }) {
  const sheet = dark ? 'fill-on-stub' : 'fill-cham'
  const ink = dark ? 'fill-[#0b2c42]!' : 'fill-on-cham!'
  const line = dark ? 'stroke-[#0b2c42]' : 'stroke-on-cham'
  const quiet = dark ? 'pic-text pale' : 'pic-text'
  return (
    <svg viewBox="6 0 316 150" width="100%" role="img" aria-label={words.title}>
      <path
        d="M6 26h92v9a6 6 0 0 0 0 12v12a6 6 0 0 0 0 12v12a6 6 0 0 0 0 12v12a6 6 0 0 0 0 12v1H6z"
        className="fill-nghe"
      />
      <text x="20" y="54" className="pic-text b fill-[#0e2231]!">
        {words.name}
      </text>
      <path
        d="M20 72h58M20 86h44"
        className="stroke-[#0e2231]"
        strokeWidth="3"
        strokeLinecap="round"
        opacity=".55"
      />
      <path d="M114 6v118" className="stroke-control" strokeWidth="2" strokeDasharray="5 6" />
      <path
        d="M130 10h192v110H130v-9a6 6 0 0 0 0-12V87a6 6 0 0 0 0-12V63a6 6 0 0 0 0-12V39a6 6 0 0 0 0-12z"
        className={sheet}
      />
      <text x="154" y="42" className={`pic-text b ${ink}`}>
        {words.answer}
      </text>
      <g fill="none" className={line} strokeWidth="2.5">
        <circle cx="162" cy="66" r="7" />
        <circle cx="162" cy="92" r="7" />
      </g>
      <circle cx="162" cy="92" r="3.5" className={ink} />
      <path
        d="M180 66h94M180 92h120"
        className={line}
        strokeWidth="3"
        strokeLinecap="round"
        opacity=".7"
      />
      <text x="6" y="144" className={quiet}>
        {words.who}
      </text>
      <text x="130" y="144" className={quiet}>
        {words.what}
      </text>
    </svg>
  )
}

export interface PictureWords {
  title: string
  name: string
  answer: string
  who: string
  what: string
}
