import { bytesOf } from './json-bytes.ts'

/** What stands around the data of an answer without a word about it. */
export const START = bytesOf('{"data":')
export const END = bytesOf('}')

/** The `data` of an answer, as the bytes it is sent as. */
export class WrittenData {
  /** The answer of which nothing but data is told: `{"data":…}`. */
  readonly whole: Buffer

  constructor(whole: Buffer) {
    this.whole = whole
  }

  /** The data alone, as JSON. */
  get json(): string {
    return this.whole.toString('utf8', START.length, this.whole.length - END.length)
  }

  /** For whoever reads an answer instead of sending it. */
  toJSON(): unknown {
    return JSON.parse(this.json)
  }
}
